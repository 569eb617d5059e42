import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export interface Shot {
  path: string;
  headers?: Record<string, string>;
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  /** Request sent → last byte, ms. */
  ms: number;
}

/** A keep-alive client for one server on this machine. */
export class Client {
  readonly #agent: Agent;
  readonly #port: number;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  get(shot: Shot): Promise<Reply> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.#port, agent: this.#agent, path: shot.path, headers: shot.headers ?? {} },
        (reply) => {
          const parts: Buffer[] = [];
          reply.on('data', (part: Buffer) => parts.push(part));
          reply.on('error', reject);
          reply.on('end', () =>
            resolve({
              status: reply.statusCode ?? 0,
              headers: reply.headers,
              body: Buffer.concat(parts),
              ms: performance.now() - started,
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end();
    });
  }

  /** Sends `count` requests over `connections` lanes; throws when one is not `expected`. */
  async burst(shot: Shot, count: number, connections: number, expected: number): Promise<void> {
    let left = count;
    const lane = async () => {
      while (left-- > 0) {
        const reply = await this.get(shot);
        if (reply.status !== expected) {
          throw new Error(`${shot.path} answered ${reply.status}, not ${expected}`);
        }
      }
    };
    await Promise.all(Array.from({ length: connections }, lane));
  }

  close(): void {
    this.#agent.destroy();
  }
}
