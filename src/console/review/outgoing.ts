import type { DraftContent } from '../../contract/admin/index.ts';

/** Files that go out with a draft: pictures of the text, the cover, documents; each once. */
export function outgoing({ blocks, poster, attachments }: DraftContent): string[] {
  const pictures = blocks.flatMap((block) => (block.kind === 'picture' ? [block.upload] : []));
  return [...new Set([...pictures, ...(poster === undefined ? [] : [poster]), ...attachments])];
}
