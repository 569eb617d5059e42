import type { DraftBlock } from './drafts.ts';

/** Whether nothing of it would be seen, and nothing be lost with it. */
export function isEmpty(block: DraftBlock): boolean {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return blank(block.text);
    case 'list':
      return block.items.every(blank);
    case 'table':
      return block.header.every(blank) && block.rows.every((row) => row.every(blank));
    case 'law':
      return [block.law, block.article, block.text].every(blank);
    case 'picture':
      return false;
  }
}

const blank = (text: string) => text.trim() === '';
