import { Parser } from 'htmlparser2';
import { Flow, OpenTable } from './flow.ts';
import type { Loose } from './loose.ts';

/** Whose content is never words of the text. */
const skipped = new Set([
  'script', 'style', 'head', 'title', 'iframe', 'object', 'embed', 'applet', 'template', 'svg', 'math', 'noscript', 'noframes',
  'noembed', 'select', 'datalist', 'textarea', 'button', 'audio', 'video', 'canvas', 'map', 'frameset', 'xml', 'plaintext', 'xmp', 'rt', 'rp',
]);
/** Their words stand for themselves. */
const ownLine = new Set([
  'p', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'nav', 'address', 'blockquote', 'pre', 'figure', 'figcaption',
  'form', 'fieldset', 'legend', 'center', 'hr', 'dl', 'dt', 'dd', 'body', 'html', 'details', 'summary', 'caption', 'dir', 'menu',
]);
const hides = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d]*[1-9]))/i;
/** Tags in one another, more than any text has; what lies deeper is not read, so that time stays in proportion. */
const deepest = 400;
/** Characters given to the parser at once. */
const portion = 16_384;

/** What was counted by a program and is not among the words: 第一条. Set between two characters that no text has. */
export const asMarker = (label: string) => `\ue001${label}\ue002`;
const marked = /\ue001([^\ue002]*)\ue002/;

interface Open {
  name: string;
  /** Nothing within it is taken; `note` is what the person is told when there were words. */
  isSkipped: boolean;
  note: string | undefined;
  isPre: boolean;
  /** What stands here is Word's number before the words. */
  isMarker: boolean;
  cell?: { columns: number; rows: number; head: boolean };
}

/** Blocks of HTML from Word, WPS, Excel or a browser. Only words come out of it, never a tag or an address. */
export function blocksFromHtml(html: string): Loose {
  const reading = new HtmlReading();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reading.open(name, attributes),
      onclosetag: (name) => reading.close(name),
      ontext: (text) => reading.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeCDATA: false },
  );
  for (let from = 0; from < html.length && !reading.isTooDeep; from += portion) parser.write(html.slice(from, from + portion));
  if (!reading.isTooDeep) parser.end();
  return reading.end();
}

class HtmlReading {
  isTooDeep = false;
  private readonly stack: Open[] = [];
  private readonly flows: Flow[] = [new Flow()];
  private readonly tables: OpenTable[] = [];
  private readonly notes = new Set<string>();
  private pictures = 0;

  private get flow(): Flow {
    return this.flows.at(-1) as Flow;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.stack.length >= deepest) {
      this.isTooDeep = true;
      return;
    }
    const above = this.stack.at(-1);
    const style = attributes['style'] ?? '';
    const own = reasonToSkip(name, attributes, style);
    // A head that is never closed ends with the page's text.
    const within = above?.isSkipped === true && !(name === 'body' && above.name === 'head');
    const open: Open = {
      name,
      isSkipped: within || own !== undefined,
      note: within ? above.note : own?.note,
      isPre: above?.isPre === true || name === 'pre',
      isMarker: above?.isMarker === true || /mso-list\s*:\s*ignore/i.test(style),
    };
    this.stack.push(open);
    if (!open.isSkipped) this.begin(open, attributes);
  }

  private begin(open: Open, attributes: Record<string, string>): void {
    const { name } = open;
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined) this.flow.heading(Number(level));
    else if (name === 'ul' || name === 'ol') this.flow.openList(name === 'ol');
    else if (name === 'li') this.flow.item();
    else if (name === 'br') this.flow.add('\n');
    else if (name === 'img' || name === 'v:imagedata') this.pictures += 1;
    else if (name === 's' || name === 'strike') this.notes.add('有带删除线的文字，已经保留，请看看要不要删');
    else if (ownLine.has(name)) this.flow.break();
    else this.beginTable(open, attributes);
  }

  private beginTable(open: Open, attributes: Record<string, string>): void {
    const table = this.tables.at(-1);
    if (open.name === 'table') {
      this.flow.break();
      this.tables.push(new OpenTable());
    } else if (table === undefined || !this.isInside(open.name)) {
      return;
    } else if (open.name === 'thead' || open.name === 'tbody' || open.name === 'tfoot') {
      table.setHead(open.name === 'thead');
    } else if (open.name === 'tr') {
      table.row();
    } else {
      open.cell = {
        columns: spanOf(attributes['colspan']),
        rows: spanOf(attributes['rowspan']),
        head: open.name === 'th',
      };
      this.flows.push(new Flow());
    }
  }

  /** A row or a cell belongs to the innermost table, when no other cell lies between. */
  private isInside(name: string): boolean {
    if (!/^(?:thead|tbody|tfoot|tr|td|th)$/.test(name)) return false;
    for (let at = this.stack.length - 2; at >= 0; at -= 1) {
      const open = this.stack[at] as Open;
      if (open.name === 'table') return true;
      if (open.cell !== undefined) return false;
    }
    return false;
  }

  text(text: string): void {
    const top = this.stack.at(-1);
    if (top?.isSkipped === true) {
      if (top.note !== undefined && text.trim() !== '') this.notes.add(top.note);
    } else if (top?.isMarker === true) {
      this.flow.addMarker(text);
    } else {
      for (const [index, part] of text.split(marked).entries()) {
        if (index % 2 === 1) this.flow.addMarker(part);
        else this.flow.add(top?.isPre === true ? part : part.replace(/\s+/g, ' '));
      }
    }
  }

  close(name: string): void {
    const open = this.stack.pop();
    if (open === undefined || open.isSkipped) return;
    if (open.cell !== undefined) {
      const flow = this.flows.pop() as Flow;
      flow.break();
      this.tables.at(-1)?.cell(flow, open.cell);
    } else if (name === 'table') {
      const table = this.tables.pop();
      if (table !== undefined) {
        this.flow.break();
        this.flow.pushAll(table.blocks());
      }
    } else if (name === 'thead') {
      this.tables.at(-1)?.setHead(false);
    } else if (name === 'ul' || name === 'ol') {
      this.flow.closeList();
    } else if (name === 'li' || /^h[1-6]$/.test(name)) {
      this.flow.endItem();
    } else if (ownLine.has(name)) {
      this.flow.break();
    }
  }

  end(): Loose {
    // Whatever is still open ends here: a page may have been cut off.
    while (this.stack.length > 0) this.close((this.stack.at(-1) as Open).name);
    this.flow.break();
    if (this.isTooDeep) this.notes.add('内容的格式太复杂，后面的部分没有带过来');
    if (this.pictures > 0) this.notes.add(`有 ${this.pictures} 张图片没有带过来，请用“添加照片”另外上传`);
    return { blocks: this.flow.blocks, notes: [...this.notes] };
  }
}

/** Why nothing of an element is taken; undefined when it is. */
function reasonToSkip(name: string, attributes: Record<string, string>, style: string): { note?: string } | undefined {
  if (skipped.has(name)) return {};
  const kind = `${attributes['class'] ?? ''} ${style}`;
  if (name === 'del' || /\bmsoDel\b/i.test(kind)) return { note: '修订中已经删除的文字没有带过来' };
  if (/\bmso-(?:comment|element\s*:\s*(?:comment|header|footer))|\bMsoComment/i.test(kind)) return { note: '批注没有带过来' };
  if ('hidden' in attributes || hides.test(style)) return { note: '隐藏的文字没有带过来' };
  return undefined;
}

const spanOf = (written: string | undefined): number => {
  const span = Number.parseInt(written ?? '1', 10);
  return Number.isFinite(span) && span >= 1 ? Math.min(span, 5_000) : 1;
};
