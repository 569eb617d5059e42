import { Parser } from 'htmlparser2';
import { Unreadable } from './loose.ts';

export type Attributes = Record<string, string>;

export interface XmlHandler {
  /** Names come without their prefix. `at` is where the tag begins in the text. */
  open?(name: string, attributes: Attributes, at: number): void;
  /** `end` is behind the tag's last character. */
  close?(name: string, end: number): void;
  text?(text: string): void;
}

const deepest = 300;

/** Walks through XML from its beginning to its end. Throws when it lies deeper in itself than any document does. */
export function walkXml(xml: string, handler: XmlHandler): void {
  let depth = 0;
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > deepest) throw new Unreadable('文件的内容太复杂，读不了，请另存一份再试');
        handler.open?.(local(name), attributes, parser.startIndex);
      },
      onclosetag(name) {
        depth -= 1;
        handler.close?.(local(name), parser.endIndex + 1);
      },
      ontext: (text) => handler.text?.(text),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** An attribute whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const found = Object.entries(attributes).find(([each]) => local(each) === name);
  return found?.[1];
}
