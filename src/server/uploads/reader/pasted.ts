import { blocksFromHtml } from './html.ts';
import type { Loose } from './loose.ts';
import { blocksFromText } from './plainText.ts';

/** HTML says more; where it has no words, the plain text does. */
export function readPasted({ html = '', text = '' }: { html?: string; text?: string }): Loose {
  const found = html.trim() === '' ? undefined : blocksFromHtml(html);
  if (found !== undefined && (found.blocks.length > 0 || text.trim() === '')) return found;
  const plain = blocksFromText(text);
  return { blocks: plain.blocks, notes: [...(found?.notes ?? []), ...plain.notes] };
}
