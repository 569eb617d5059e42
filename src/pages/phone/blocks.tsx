/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Block, Picture, UnknownBlock } from '../../contract/index.ts';

type LawBlock = Extract<Block, { kind: 'law' }>;
type TableBlock = Extract<Block, { kind: 'table' }>;

/** Where a block can be jumped to. */
export function anchor(block: string): string {
  return `b-${block}`;
}

/** One block of a body. A kind that came later than this page shows the text that every block carries. */
export function BlockView({ block }: { block: Block | UnknownBlock }): VNode {
  const id = anchor(block.id);
  const known = block as Block;
  switch (known.kind) {
    case 'heading': {
      const Heading = `h${known.level}` as 'h2' | 'h3' | 'h4';
      return <Heading id={id}>{known.text}</Heading>;
    }
    case 'list': {
      const items = known.items.map((item, index) => <li key={index}>{item}</li>);
      return known.ordered ? (
        <ol id={id} start={known.start}>
          {items}
        </ol>
      ) : (
        <ul id={id}>{items}</ul>
      );
    }
    case 'table':
      return <Table block={known} id={id} />;
    case 'picture':
      return (
        <figure id={id}>
          <Image picture={known.picture} />
        </figure>
      );
    case 'law':
      return <LawQuotation block={known} id={id} />;
    default:
      return <p id={id}>{withArticleNumber(block.text)}</p>;
  }
}

const articleNumber = /^第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?(?=\s)/;

/** In a law, 第四百六十三条 leads its paragraph and is what people look for. */
function withArticleNumber(text: string): VNode | string {
  const number = articleNumber.exec(text)?.[0];
  if (!number) return text;
  return (
    <>
      <b>{number}</b>
      {text.slice(number.length)}
    </>
  );
}

/** A picture that keeps its room while it loads. */
export function Image({ picture }: { picture: Picture }): VNode {
  return (
    <img
      src={picture.src}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      loading="lazy"
      decoding="async"
    />
  );
}

function LawQuotation({ block, id }: { block: LawBlock; id: string }): VNode {
  return (
    <blockquote id={id}>
      <p>{block.text}</p>
      <cite>
        {block.law}
        {block.article}
      </cite>
    </blockquote>
  );
}

/** Cells of a column as long as this stay on one line: names, groups, units. */
const shortMost = 4;
/** Characters of a row from which on a small phone cannot show it whole. */
const wideFrom = 17;
/** A cell breaks after this many characters at the latest. */
const cellMost = 8;

/** Amounts are easier to compare at the right edge. */
const amount = /^[-+−]?[\d,，]+(?:\.\d+)?(?:%|元|万元|亩|人|户)?$/;

/** How a column is set, and the characters that its widest cell takes in a line. */
function columnLook(block: TableBlock, column: number): { look: string | undefined; width: number } {
  const cells = block.rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  const longest = Math.max(block.header[column]?.length ?? 0, ...cells.map((cell) => cell.length));
  const width = Math.min(longest, cellMost) + 1;
  if (cells.length > 0 && cells.every((cell) => amount.test(cell))) return { look: 'n', width };
  if (longest <= shortMost) return { look: 'nb', width };
  return { look: longest > cellMost ? 'long' : undefined, width };
}

function Table({ block, id }: { block: TableBlock; id: string }): VNode {
  const columns = block.header.map((_, column) => columnLook(block, column));
  const wide = columns.reduce((sum, { width }) => sum + width, 0) > wideFrom;
  return (
    <div class="table" id={id}>
      {wide ? <p class="hint">表格较宽，可以左右滑动</p> : null}
      <div class="sheet" tabIndex={0} role="region" aria-label="表格">
        <table class={wide ? 'wide' : undefined}>
          <thead>
            <tr>
              {block.header.map((cell, column) => (
                <th scope="col" class={columns[column]?.look}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr>
                {row.map((cell, column) => (
                  <td class={columns[column]?.look}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
