import { Refusal } from './refusal.ts';

/** Codes of picture formats that cheap boxes have no decoder for, by how they begin (RFC 6381). */
const unplayable: [code: RegExp, name: string][] = [
  [/^(?:hvc|hev|dvh|dva)/i, 'H.265（HEVC）'],
  [/^(?:vvc|vvi)/i, 'H.266（VVC）'],
  [/^av01/i, 'AV1'],
  [/^vp0?[89]/i, 'VP9'],
];

/** Refuses a film whose pictures are of a format (`hvc1`, `avc1.64001f`) that boxes do not play. */
export function refuseUnplayable(what: string, code: string): void {
  const name = unplayable.find(([begins]) => begins.test(code))?.[1];
  if (name !== undefined) throw new Refusal(`${what}的画面是 ${name}，机顶盒放不了，请转成 H.264`);
}
