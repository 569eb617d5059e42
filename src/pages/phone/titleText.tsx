/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import { insideWords } from '../../text/words.ts';

/** Characters of a phrase that stays whole: what fits a line of a small phone at the usual size. */
const phraseMost = 12;
/** So many fit a line of a title at every size. */
const lineLeast = 8;

/** After punctuation, at a blank between two Chinese words, after the country's name. */
const phraseEnd =
  /(?<=[，。！？：；][”’》）]?)(?![，。！？：；”’》）])|(?<=\p{sc=Han} )(?=\p{sc=Han})|(?<=^中华人民共和国)/u;

/**
 * A title whose phrases stay whole: 彩礼给了八万八， / 婚没结成. One with a phrase too long for a
 * line is broken between words, its lines made even by the browser.
 */
export function TitleText({ text }: { text: string }): VNode {
  const phrases = text.split(phraseEnd);
  if (text.length <= lineLeast) return <>{text}</>;
  const whole = phrases.every((phrase) => phrase.length <= phraseMost);
  if (!whole || phrases.length < 2) return <Words text={text} />;
  return (
    <>
      {phrases.map((phrase) => (
        <>
          <span class="phrase">{phrase.trimEnd()}</span>
          {/\s+$/.exec(phrase)?.[0]}
        </>
      ))}
    </>
  );
}

/** Known words are not broken. Older engines break between two of them only where they are told. */
function Words({ text }: { text: string }): VNode {
  const inside = insideWords(text);
  const pieces: (VNode | string)[] = [];
  let afterKnown = false;
  for (let from = 0; from < text.length; ) {
    const known = inside[from + 1] === true;
    let to = from + 1;
    while (to < text.length && (known ? inside[to] === true : inside[to + 1] !== true)) to += 1;
    const piece = text.slice(from, to);
    if (known && afterKnown) pieces.push(<wbr />);
    afterKnown = known;
    pieces.push(known ? <span class="nb">{piece}</span> : piece);
    from = to;
  }
  return <>{pieces}</>;
}
