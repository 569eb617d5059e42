/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Block, Picture, UnknownBlock } from '../../contract/index.ts';
import type { Frame } from './frame.ts';
import type { Piece } from './parts.ts';
import { Table } from './table.tsx';
import { textKey, type TermPlaces } from './terms.ts';
import { TermText } from './termText.tsx';
import { TitleText } from './titleText.tsx';

type LawBlock = Extract<Block, { kind: 'law' }>;

/** Where a block can be jumped to. */
export function anchor(block: string): string {
  return `b-${block}`;
}

const noPlaces: TermPlaces = new Map();

export interface BlockViewProps {
  block: Piece | UnknownBlock;
  /** For the links of its terms. */
  frame?: Pick<Frame, 'region'>;
  terms?: TermPlaces;
  /** On a sheet that is printed at once: its pictures do not wait until somebody scrolls there. */
  printed?: boolean;
}

/** One block of a body. A kind that came later than this page shows the text that every block carries. */
export function BlockView({ block: given, frame = {}, terms = noPlaces, printed = false }: BlockViewProps): VNode {
  const block = given as Piece;
  const id = anchor(block.id);
  const prose = (text: string, key: string, from?: number) => (
    <TermText frame={frame} text={text} places={terms.get(key)} {...(from && { from })} />
  );
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as 'h2' | 'h3' | 'h4';
      return (
        <Heading id={id}>
          <TitleText text={block.text} />
        </Heading>
      );
    }
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{prose(item, textKey(block.id, index))}</li>);
      return block.ordered ? (
        <ol id={id} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul id={id}>{items}</ul>
      );
    }
    case 'table':
      return <Table block={block} id={id} range={block.range} />;
    case 'picture':
      return (
        <figure id={id}>
          <Image picture={block.picture} printed={printed} />
        </figure>
      );
    case 'law':
      return <LawQuotation block={block} id={id} />;
    default: {
      const number = articleNumber.exec(block.text)?.[0];
      return (
        <p id={id}>
          {number ? <b>{number}</b> : null}
          {prose(block.text, textKey(block.id), number?.length)}
        </p>
      );
    }
  }
}

/** In a law, 第四百六十三条 leads its paragraph and is what people look for. */
const articleNumber = /^第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?(?=\s)/;

/** A picture that keeps its room while it loads. */
export function Image({ picture, printed = false }: { picture: Picture; printed?: boolean }): VNode {
  return (
    <img
      src={picture.src}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      loading={printed ? 'eager' : 'lazy'}
      decoding={printed ? 'sync' : 'async'}
    />
  );
}

function LawQuotation({ block, id }: { block: LawBlock; id: string }): VNode {
  return (
    <blockquote id={id}>
      <p>{block.text}</p>
      <cite>
        {block.law}
        <span class="phrase">{block.article}</span>
      </cite>
    </blockquote>
  );
}
