import { ref } from 'vue';
import type { DraftBlock } from '../../contract/admin/index.ts';
import { post } from '../api/client.ts';
import { wordsOf } from '../api/errors.ts';
import { inserted, newKey, pastedInto, withoutProposed } from './blocks.ts';
import { pasteOf } from './clipboard.ts';
import type { Desk } from './desk.ts';

interface Cleaned {
  blocks: DraftBlock[];
  notes: string[];
}

/** What is pasted, dropped or chosen: documents through the server, which cleans them; pictures and PDF files as uploads. */
export function usePasting(desk: Desk, focus: (key: string) => unknown) {
  const busy = ref(false);
  /** What the server left out or could not read, in plain words. */
  const notes = ref<string[]>([]);

  async function paste(event: ClipboardEvent, key: string) {
    const clip = event.clipboardData;
    if (clip === null || event.defaultPrevented) return;
    const what = pasteOf({ html: clip.getData('text/html'), text: clip.getData('text/plain'), files: [...clip.files] }, 'body');
    if (what.kind === 'plain' || what.kind === 'cells') return;
    event.preventDefault();
    if (what.kind === 'files') return take(what.files, key);
    const area = event.target as HTMLTextAreaElement | HTMLInputElement;
    await place(key, { start: area.selectionStart ?? 0, end: area.selectionEnd ?? 0 }, what);
  }

  async function place(key: string, caret: { start: number; end: number }, { html, text }: { html: string; text: string }) {
    busy.value = true;
    let cleaned: Cleaned;
    try {
      cleaned = await post<Cleaned>('/pasted', { ...(html !== '' && { html }), ...(text !== '' && { text }) });
    } catch (error) {
      // Without the server the words come in as they are: nothing that somebody copied is lost.
      cleaned = { blocks: paragraphs(text), notes: [`${wordsOf(error)}先按普通文字放进来了，表格格式要重新粘贴一次。`] };
    } finally {
      busy.value = false;
    }
    put(pastedInto(withoutProposed(desk.content.value.blocks, cleaned.blocks), key, caret, cleaned.blocks), cleaned);
  }

  function put(blocks: DraftBlock[], { blocks: [first], notes: said }: Cleaned) {
    desk.change({ ...desk.content.value, blocks });
    notes.value = said;
    if (first !== undefined) void focus(first.key);
  }

  /** Files go in after a block, or at the end; PDF files become attachments. */
  async function take(files: Iterable<File>, after = desk.active.value): Promise<void> {
    let last = desk.content.value.blocks.some(({ key }) => key === after) ? after : undefined;
    await desk.uploads.add(files, (result) => {
      const { content } = desk;
      if (result.kind === 'upload' && result.upload.kind === 'document') {
        desk.change({ ...content.value, attachments: [...content.value.attachments, result.upload.id] });
        return;
      }
      const added: DraftBlock[] = result.kind === 'blocks' ? result.blocks : [{ key: newKey(), kind: 'picture', upload: result.upload.id, alt: '' }];
      if (result.kind === 'blocks') notes.value = result.notes;
      desk.change({ ...content.value, blocks: inserted(withoutProposed(content.value.blocks, added), last, added) });
      last = added.at(-1)?.key ?? last;
    });
  }

  function drop(event: DragEvent) {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void take(files);
  }

  return { busy, notes, paste, drop, take };
}

const paragraphs = (text: string): DraftBlock[] =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '').map((line) => ({ key: newKey(), kind: 'paragraph', text: line.slice(0, 20_000) }));
