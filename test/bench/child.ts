import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own, so that its processor time is its own. */
export interface Served {
  port: number;
  /** Processor seconds used so far. */
  cpu(): Promise<number>;
  /** Resident memory, MB. */
  rss(): Promise<number>;
  stop(): Promise<void>;
}

interface Usage {
  cpu: number;
  rss: number;
}

/** Starts `module` (a path) and waits until it says on which port it listens. */
export async function serve(module: string, settings: unknown): Promise<Served> {
  const child = fork(module, [JSON.stringify(settings)], { execArgv: ['--import', 'tsx'] });
  const ready = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${module} stopped before it listened`)));
    child.once('message', (message) => resolve(message as { port: number }));
  });
  return {
    port: ready.port,
    cpu: async () => (await usage(child)).cpu,
    rss: async () => (await usage(child)).rss,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function usage(child: ChildProcess): Promise<Usage> {
  child.send('usage');
  const [answer] = (await once(child, 'message')) as [Usage];
  return answer;
}

/** The child's side: says the port, answers questions about itself. */
export function announce(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1e6, rss: process.memoryUsage.rss() / 1e6 });
  });
  process.send?.({ port });
}
