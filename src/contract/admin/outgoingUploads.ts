import type { DraftContent } from './drafts.ts';

/** Files that go out with a draft: pictures of the text, the cover, documents; each once. */
export function outgoingUploads({ blocks, poster, attachments }: DraftContent): string[] {
  const ids = new Set<string>();
  for (const block of blocks) if (block.kind === 'picture') ids.add(block.upload);
  if (poster !== undefined) ids.add(poster);
  for (const id of attachments) ids.add(id);
  return [...ids];
}
