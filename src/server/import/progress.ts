import type { WriteStream } from 'node:tty';

/** How far an import is. */
export interface Progress {
  /** Files that are finished with: in the database for good, or refused. */
  done: number;
  refused: number;
}

const everyLines = 500;
const everyMs = 100;

/** One line that changes on a terminal; elsewhere (a log, a pipe) a plain line every 500 files. */
export function showProgress(out: Pick<WriteStream, 'isTTY' | 'write'>) {
  let shownAt = 0;
  let shown = 0;
  const words = ({ done, refused }: Progress) => `已处理 ${done} 个文件${refused > 0 ? `，未收 ${refused}` : ''}`;
  return {
    step(progress: Progress): void {
      if (out.isTTY && Date.now() - shownAt >= everyMs) {
        shownAt = Date.now();
        out.write(`\r\x1b[K${words(progress)}`);
      } else if (!out.isTTY && progress.done >= shown + everyLines) {
        shown = progress.done;
        out.write(`${words(progress)}\n`);
      }
    },
    end(): void {
      if (out.isTTY && shownAt > 0) out.write('\r\x1b[K');
    },
  };
}
