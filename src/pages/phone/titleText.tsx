/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';

/** Characters of a phrase that stays whole: what fits a line of a small phone at the usual size. */
const phraseMost = 12;

/**
 * A title whose phrases stay whole where they can: 彩礼给了八万八， / 婚没结成. One with a phrase too
 * long for a line is left to the browser, which makes its lines even.
 */
export function TitleText({ text }: { text: string }): VNode {
  const phrases = text.match(/[^，。！？：；]+[，。！？：；”’》）]*/g) ?? [];
  const whole = phrases.join('') === text && phrases.every((phrase) => phrase.length <= phraseMost);
  if (!whole || phrases.length < 2) return <>{text}</>;
  return (
    <>
      {phrases.map((phrase) => (
        <span class="phrase">{phrase}</span>
      ))}
    </>
  );
}
