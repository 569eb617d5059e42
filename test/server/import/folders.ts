import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder to import and a data folder, both gone after `remove`. */
export interface Workplace {
  folder: string;
  dataDir: string;
  /** Writes files below the folder, by their paths. */
  put(files: Record<string, string | Uint8Array>): void;
  /** Writes so many short texts in seven folders. */
  putMany(count: number): void;
  remove(): void;
}

export function openWorkplace(name = 'folder'): Workplace {
  const base = mkdtempSync(path.join(tmpdir(), 'fawu-import-'));
  const folder = path.join(base, name);
  mkdirSync(folder);
  const put: Workplace['put'] = (files) => {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    }
  };
  return {
    folder,
    dataDir: path.join(base, 'data'),
    put,
    putMany(count) {
      for (let at = 0; at < count; at += 1) {
        const body = `${'两家人坐下来商量。'.repeat(1 + (at % 30))}\n\n第${at}段。`;
        put({ [`组${at % 7}/稿${at}.md`]: `# 第${at}件事\n\n${body}\n` });
      }
    },
    remove: () => { rmSync(base, { recursive: true, force: true }); },
  };
}
