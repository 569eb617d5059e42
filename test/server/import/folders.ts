import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder to import and a data folder, both gone after `remove`. */
export interface Workplace {
  folder: string;
  dataDir: string;
  /** Writes files below the folder, by their paths. */
  put(files: Record<string, string | Uint8Array>): void;
  remove(): void;
}

export function openWorkplace(name = 'folder'): Workplace {
  const base = mkdtempSync(path.join(tmpdir(), 'fawu-import-'));
  const folder = path.join(base, name);
  mkdirSync(folder);
  return {
    folder,
    dataDir: path.join(base, 'data'),
    put(files) {
      for (const [file, content] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), content);
      }
    },
    remove: () => { rmSync(base, { recursive: true, force: true }); },
  };
}
