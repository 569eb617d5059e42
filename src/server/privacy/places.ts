import type { DraftContent, FindingPlace } from '../../contract/admin/index.ts';

/** A text of a draft that is neither a table's cell nor a file's. */
interface Spot {
  place: FindingPlace;
  text: string;
}

const fields = ['title', 'subtitle', 'summary', 'source'] as const;
/** The number given for supervision is public, whatever else is written there is not. */
const disclosureFields = ['basis', 'responsible', 'supervisionPhone', 'objections', 'signature', 'seal'] as const;

/** Items 0 and 1 of a law: families read its name and article, too. */
const lawFields = ['law', 'article'] as const;

/** All texts of a draft outside of tables. */
export function spotsOf(content: DraftContent): Spot[] {
  const named = fields.map((field): Spot => ({ place: { field }, text: content[field] ?? '' }));
  const disclosed = disclosureFields.map(
    (field): Spot => ({ place: { field: `disclosure.${field}` }, text: content.disclosure?.[field] ?? '' }),
  );
  const blocks = content.blocks.flatMap((block): Spot[] => {
    switch (block.kind) {
      case 'table':
        return [];
      case 'list':
        return block.items.map((text, item) => ({ place: { block: block.key, item }, text }));
      case 'picture':
        return [{ place: { block: block.key }, text: block.alt }];
      case 'law':
        return [...lawFields.map((field, item) => ({ place: { block: block.key, item }, text: block[field] })), { place: { block: block.key }, text: block.text }];
      default:
        return [{ place: { block: block.key }, text: block.text }];
    }
  });
  return [...named, ...disclosed, ...blocks].filter(({ text }) => text !== '');
}

/** The content with another text at one place; as it was where the place is not there. */
export function withText(content: DraftContent, place: FindingPlace, change: (text: string) => string): DraftContent {
  if (place.field !== undefined) return withField(content, place.field, change);
  const blocks = content.blocks.map((block) => {
    if (block.key !== place.block) return block;
    switch (block.kind) {
      case 'table': {
        const cells = (row: string[], number: number) =>
          number === place.row ? row.map((text, cell) => (cell === place.cell ? change(text) : text)) : row;
        return { ...block, header: cells(block.header, -1), rows: block.rows.map(cells) };
      }
      case 'list':
        return { ...block, items: block.items.map((text, item) => (item === place.item ? change(text) : text)) };
      case 'picture':
        return { ...block, alt: change(block.alt) };
      case 'law': {
        const field = place.item === undefined ? 'text' : (lawFields[place.item] ?? 'text');
        return { ...block, [field]: change(block[field]) };
      }
      default:
        return { ...block, text: change(block.text) };
    }
  });
  return { ...content, blocks };
}

function withField(content: DraftContent, field: string, change: (text: string) => string): DraftContent {
  const disclosed = disclosureFields.find((each) => field === `disclosure.${each}`);
  if (disclosed !== undefined) {
    const text = content.disclosure?.[disclosed];
    return text === undefined ? content : { ...content, disclosure: { ...content.disclosure, [disclosed]: change(text) } };
  }
  const own = fields.find((each) => each === field);
  const text = own === undefined ? undefined : content[own];
  return own === undefined || text === undefined ? content : { ...content, [own]: change(text) };
}
