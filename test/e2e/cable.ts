import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The network cable of a television: what goes through it reaches the server, until it is pulled out. */
export interface Cable {
  /** `http://127.0.0.1:<port>`; stays the same. */
  origin: string;
  pullOut(): void;
  /** Takes what comes and answers nothing. */
  stall(): void;
  plugIn(): void;
  close(): Promise<void>;
}

export async function layCable(port: number): Promise<Cable> {
  const sockets = new Set<Socket>();
  let isIn = true;
  let isStalled = false;
  const server = createServer((near) => {
    if (!isIn) {
      near.destroy();
      return;
    }
    if (isStalled) {
      sockets.add(near);
      near.on('error', () => sockets.delete(near));
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const unplug = () => {
    isIn = false;
    sockets.forEach((socket) => socket.destroy());
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pullOut: unplug,
    stall: () => {
      sockets.forEach((socket) => socket.destroy());
      isStalled = true;
    },
    plugIn: () => {
      isIn = true;
    },
    close: async () => {
      unplug();
      server.close();
      await once(server, 'close');
    },
  };
}
