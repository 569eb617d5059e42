import type { Art, Figure } from './art.ts';
import { gold, ink, inkSoft, seal, white } from './palette.ts';

type Hair = 'short' | 'crew' | 'bald' | 'bun' | 'bob' | 'tail' | 'cap' | 'helmet' | 'straw' | 'bowl' | 'officer';
type Mood = 'smile' | 'calm' | 'worry' | 'cross' | 'surprise';
type Arm = 'down' | 'hip' | 'wave' | 'point' | 'hold' | 'cheek' | 'phone' | 'sling' | 'give';
type Face = 'calm' | 'blink' | 'talk';

/** How a person looks. Lengths are of a figure 320 wide and 490 high with its feet at the bottom. */
export interface Look {
  hair: Hair;
  mood: Mood;
  /** Left and right as the viewer sees them. */
  arms: [Arm, Arm];
  hairColour?: string;
  skin?: string;
  top: string;
  /** Shirt under an open jacket; without it the top is closed. */
  shirt?: string;
  trousers?: string;
  old?: boolean;
  glasses?: boolean;
  beard?: boolean;
  /** A red tie, a badge, an apron: what the office or the work gives. */
  wears?: 'badge' | 'apron' | 'scarf' | 'vest';
}

const grey = '#a9a59e';
const dark = '#33291f';

/** A person who can blink and talk. */
export function person(look: Look): Figure {
  return { calm: draw(look, 'calm'), blink: draw(look, 'blink'), talk: draw(look, 'talk') };
}

function draw(look: Look, face: Face): Art {
  const skin = look.skin ?? '#e9bd94';
  const [left, right] = look.arms;
  const behind = [arm(left, true, look, skin), arm(right, false, look, skin)];
  const svg = `<ellipse cx="160" cy="478" rx="92" ry="11" fill="${ink}" opacity=".18"/>`
    + legs(look.trousers ?? '#3d4a55') + behind.filter((each) => !each.front).map((each) => each.svg).join('')
    + body(look, skin) + head(look, face, skin) + behind.filter((each) => each.front).map((each) => each.svg).join('');
  return { w: 320, h: 490, svg };
}

function legs(colour: string): string {
  return `<path d="M112 320h96l-6 140h-36l-6-92-6 92h-36z" fill="${colour}"/>`
    + `<path d="M160 368l3-48h-6z" fill="${ink}" opacity=".25"/>`
    + `<path d="M112 456h46v22h-58c-2-12 4-20 12-22zM208 456h-46v22h58c2-12-4-20-12-22z" fill="#2c2a2a"/>`;
}

function body({ top, shirt, wears }: Look, skin: string): string {
  const open = shirt === undefined ? '' : `<path d="M138 184l22 40 22-40 6 148h-56z" fill="${shirt}"/>`
    + `<path d="M136 184l-8 30 14 14 18 104h-8l-26-110z M184 184l8 30-14 14-18 104h8l26-110z" fill="${ink}" opacity=".16"/>`;
  return `<path d="M144 160h32v34c-8 10-24 10-32 0z" fill="${skin}"/><path d="M144 172c8 12 24 12 32 4v-8h-32z" fill="#a5683a" opacity=".3"/>`
    + `<path d="M120 186c10-6 18-8 26-8 6 14 22 14 28 0 8 0 16 2 26 8 14 8 20 22 20 40l-6 108c-36 8-72 8-108 0l-6-108c0-18 6-32 20-40z" fill="${top}"/>`
    + open
    + `<path d="M146 178l14 18 14-18 8 6-20 26h-4l-20-26z" fill="${shirt ?? white}" opacity="${shirt === undefined ? 0.85 : 1}"/>`
    + `<path d="M214 240l-6 94c-14 3-30 5-46 6 24-26 40-60 52-100z" fill="${ink}" opacity=".1"/>`
    + worn(wears);
}

function worn(wears: Look['wears']): string {
  switch (wears) {
    case 'badge':
      return `<rect x="182" y="226" width="24" height="17" rx="3" fill="${seal}"/><rect x="186" y="232" width="16" height="4" fill="${gold}"/>`;
    case 'apron':
      return `<path d="M128 236h64l14 98c-30 6-62 6-92 0z" fill="#d8c7a2"/><path d="M132 236l-6-48M188 236l6-48" stroke="#d8c7a2" stroke-width="8"/><rect x="140" y="276" width="40" height="26" rx="4" fill="none" stroke="#b59a6a" stroke-width="4"/>`;
    case 'scarf':
      return `<path d="M136 180l24 18 24-18 6 10-26 20 10 30-14-8-14 8 10-30-26-20z" fill="${seal}"/>`;
    case 'vest':
      return `<path d="M122 186l18-4 8 150-40-2-4-104c0-18 6-32 18-40zM198 186l-18-4-8 150 40-2 4-104c0-18-6-32-18-40z" fill="#e0692a"/><path d="M106 262h40M174 262h40M107 296h40M173 296h40" stroke="#f7e8a8" stroke-width="10"/>`;
    case undefined:
      return '';
  }
}

/** Shoulder, elbow, hand of the arm on the viewer's right; the left one is mirrored. */
const reach: Record<Arm, [number, number][]> = {
  down: [[208, 212], [226, 268], [218, 326]],
  hip: [[208, 212], [256, 262], [212, 306]],
  wave: [[208, 212], [262, 222], [268, 146]],
  point: [[208, 212], [250, 248], [300, 212]],
  give: [[208, 216], [236, 276], [288, 268]],
  hold: [[210, 216], [240, 280], [180, 292]],
  cheek: [[208, 212], [246, 262], [212, 164]],
  phone: [[208, 212], [258, 232], [230, 138]],
  sling: [[210, 216], [226, 280], [150, 276]],
};

function arm(pose: Arm, mirrored: boolean, { top }: Look, skin: string): { svg: string; front: boolean } {
  const [shoulder, elbow, hand] = reach[pose] as [[number, number], [number, number], [number, number]];
  const sleeve = `M${shoulder.join(' ')}Q${elbow.join(' ')} ${hand.join(' ')}`;
  const held = pose === 'phone' ? `<rect x="${hand[0] - 12}" y="${hand[1] - 40}" width="20" height="58" rx="6" fill="${ink}" transform="rotate(8 ${hand[0]} ${hand[1]})"/>` : '';
  const bandage = pose === 'sling'
    ? `<path d="M132 184L196 316 112 300z" fill="#fdfaf2" opacity=".96"/><path d="M132 184L196 316M120 292l70 14" stroke="#d9d2c0" stroke-width="4" fill="none"/>`
    : '';
  const drawn = `<path d="${sleeve}" fill="none" stroke="${shade(top)}" stroke-width="38" stroke-linecap="round"/>`
    + bandage
    + held + `<circle cx="${hand[0]}" cy="${hand[1]}" r="20" fill="${skin}"/>`
    + (pose === 'point' ? `<path d="M${hand[0]} ${hand[1] - 8}l26 -6" stroke="${skin}" stroke-width="13" stroke-linecap="round"/>` : '')
    + (pose === 'wave' ? `<path d="M${hand[0] - 10} ${hand[1] - 8}l-6-16M${hand[0]} ${hand[1] - 10}v-20M${hand[0] + 10} ${hand[1] - 8}l7-16" stroke="${skin}" stroke-width="10" stroke-linecap="round"/>` : '');
  const front = pose !== 'down' && pose !== 'wave';
  return { svg: mirrored ? `<g transform="translate(320 0) scale(-1 1)">${drawn}</g>` : drawn, front };
}

/** The colour a little darker, so that a sleeve stands off the body. */
export function shade(colour: string, by = 0.88): string {
  const parts = colour.slice(1).match(/../g)!.map((each) => Math.round(parseInt(each, 16) * by));
  return `#${parts.map((each) => each.toString(16).padStart(2, '0')).join('')}`;
}

function head(look: Look, face: Face, skin: string): string {
  const colour = look.hairColour ?? (look.old ? grey : dark);
  const back = look.hair === 'bob' || look.hair === 'tail' ? `<path d="M90 110c0-60 30-84 70-84s70 24 70 84v48c-10 14-20 14-26 4h-88c-6 10-16 10-26-4z" fill="${colour}"/>` : '';
  const tail = look.hair === 'tail' ? `<path d="M214 60c30 4 38 50 22 96-2-30-10-54-30-66z" fill="${colour}"/>` : '';
  const bun = look.hair === 'bun' ? `<circle cx="160" cy="32" r="25" fill="${colour}"/>` : '';
  const skull = `<path d="M97 104c0-44 26-68 63-68s63 24 63 68c0 46-28 76-63 76s-63-30-63-76z" fill="${skin}"/>`
    + `<circle cx="97" cy="114" r="14" fill="${skin}"/><circle cx="223" cy="114" r="14" fill="${skin}"/>`
    + `<path d="M92 112q5 4 4 10M228 112q-5 4-4 10" stroke="#b07a4e" stroke-width="3" fill="none"/>`;
  return back + tail + bun + skull + features(look, face) + hairFront(look.hair, colour);
}

function features({ mood, old, glasses, beard }: Look, face: Face): string {
  const line = `stroke="#4a3020" stroke-width="5" stroke-linecap="round" fill="none"`;
  const eyes = face === 'blink'
    ? `<path d="M126 114q9 6 18 0M176 114q9 6 18 0" ${line}/>`
    : `<ellipse cx="135" cy="113" rx="7" ry="${mood === 'surprise' ? 10 : 8.5}" fill="#2a1d14"/><ellipse cx="185" cy="113" rx="7" ry="${mood === 'surprise' ? 10 : 8.5}" fill="#2a1d14"/><circle cx="137.500" cy="110" r="2.400" fill="#fff"/><circle cx="187.500" cy="110" r="2.400" fill="#fff"/>`;
  const brows: Record<Mood, string> = {
    smile: 'M122 94q12-8 25-3M173 91q13-5 25 3', calm: 'M122 95q12-6 25-2M173 93q13-4 25 2',
    worry: 'M121 98q14-10 26-14M173 84q12 4 26 14', cross: 'M121 88q14 2 27 11M172 99q13-9 27-11',
    surprise: 'M122 88q12-10 25-5M173 83q13-5 25 5',
  };
  const mouths: Record<Mood, string> = {
    smile: 'M140 146q20 18 40 0', calm: 'M145 149q15 6 30 0', worry: 'M143 153q17-10 34 0', cross: 'M142 152q18-7 36 0', surprise: 'M150 150q10 6 20 0',
  };
  const mouth = face === 'talk'
    ? `<path d="M143 144q17 4 34 0-2 22-17 22t-17-22z" fill="#7c2a1e"/><path d="M149 159q11-7 22 0-4 7-11 7t-11-7z" fill="#d9705c"/>`
    : mood === 'surprise'
      ? `<ellipse cx="160" cy="152" rx="10" ry="12" fill="#7c2a1e"/>`
      : `<path d="${mouths[mood]}" ${line}/>`;
  const age = old
    ? `<path d="M112 124l-7-5M112 130l-8 1M208 124l7-5M208 130l8 1M128 132q8 5 15 1M177 133q8 4 15-1M130 68q30-8 60 0M138 78q22-5 44 0" stroke="#b5804f" stroke-width="2.600" fill="none" stroke-linecap="round"/>`
    : '';
  const lenses = glasses
    ? `<g fill="#ffffff" fill-opacity=".25" stroke="${inkSoft}" stroke-width="4"><rect x="115" y="97" width="38" height="31" rx="12"/><rect x="167" y="97" width="38" height="31" rx="12"/></g><path d="M153 110q7-5 14 0M115 108l-13-2M205 108l13-2" stroke="${inkSoft}" stroke-width="4" fill="none"/>`
    : '';
  const whiskers = beard ? `<path d="M128 158q6 40 32 42 26-2 32-42-16 10-32 8-16 2-32-8z" fill="${grey}"/>` : '';
  return `<circle cx="116" cy="136" r="13" fill="#e0794f" opacity=".28"/><circle cx="204" cy="136" r="13" fill="#e0794f" opacity=".28"/>`
    + whiskers + `<path d="${brows[mood]}" ${line}/>` + eyes + `<path d="M159 118q-6 12 4 14" stroke="#b57d4f" stroke-width="4" stroke-linecap="round" fill="none"/>` + mouth + age + lenses;
}

function hairFront(hair: Hair, colour: string): string {
  switch (hair) {
    case 'short':
      return `<path d="M92 106c-6-54 24-82 68-82s74 28 68 82c-6-20-14-30-22-36-22 6-66 4-86-8-10 8-20 20-28 44z" fill="${colour}"/>`;
    case 'crew':
      return `<path d="M94 98c-2-48 26-70 66-70s68 22 66 70c-6-14-10-22-16-28-28-8-72-8-100 0-6 6-10 14-16 28z" fill="${colour}"/>`;
    case 'bald':
      return `<path d="M94 116c-4-24-2-38 8-50 0 16 0 30-2 46zM226 116c4-24 2-38-8-50 0 16 0 30 2 46z" fill="${colour}"/>`;
    case 'bun':
      return `<path d="M92 112c-6-56 24-86 68-86s74 30 68 86c-10-26-36-44-68-50-32 6-58 24-68 50z" fill="${colour}"/><path d="M160 28v32" stroke="#000" opacity=".12" stroke-width="4"/>`;
    case 'bob':
    case 'tail':
      return `<path d="M92 112c-6-58 24-86 68-86s74 28 68 86c-8-18-14-28-24-36-28 2-56-4-74-18-10 16-26 34-38 54z" fill="${colour}"/>`;
    case 'bowl':
      return `<path d="M90 108c-6-58 26-84 70-84s76 26 70 84c-4-10-10-18-16-22-34-8-74-8-108 0-6 4-12 12-16 22z" fill="${colour}"/>`;
    case 'cap':
      return `<path d="M94 84c2-40 30-58 66-58s64 18 66 58c-44-12-88-12-132 0z" fill="#3f5b66"/><path d="M88 86c44-16 100-16 152 2 4 8-2 12-10 10-44-12-92-12-136-2-8 0-10-6-6-10z" fill="#2c424c"/>`;
    case 'helmet':
      return `<path d="M90 90c0-46 32-68 70-68s70 22 70 68z" fill="#f0bf5a"/><path d="M146 24h28v62h-28z" fill="#dca53b"/><path d="M80 88h160c6 0 6 14 0 14H80c-6 0-6-14 0-14z" fill="#dca53b"/>`;
    case 'straw':
      return `<path d="M108 74c4-34 24-50 52-50s48 16 52 50z" fill="#e6c87c"/><path d="M50 88c20-22 200-22 220 0-60 12-160 12-220 0z" fill="#d6b462"/><path d="M106 72q54 10 108 0l1 10q-55 10-110 0z" fill="${seal}"/>`;
    case 'officer':
      return `<path d="M96 92c0-20 10-30 22-34h84c12 4 22 14 22 34z" fill="#22374f"/><path d="M84 60c10-34 142-34 152 0-10 14-142 14-152 0z" fill="#2c4668"/><path d="M98 88c40-14 84-14 124 0 0 10-10 12-18 10-30-8-58-8-88 0-8 2-18 0-18-10z" fill="#14222f"/><circle cx="160" cy="62" r="12" fill="${gold}"/><circle cx="160" cy="62" r="6" fill="${seal}"/>`;
  }
}
