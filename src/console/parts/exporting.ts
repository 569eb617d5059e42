import { ref } from 'vue';
import { download } from '../api/download.ts';
import { wordsOf } from '../api/errors.ts';
import { tellProblem } from './tell.ts';

/** Takes a list along as a file; `exporting` while it is on its way, and words when it does not come. */
export function useExport() {
  const exporting = ref(false);
  async function exportAs(path: string, name: string) {
    exporting.value = true;
    try {
      await download(path, name);
    } catch (error) {
      tellProblem(wordsOf(error));
    } finally {
      exporting.value = false;
    }
  }
  return { exporting, exportAs };
}
