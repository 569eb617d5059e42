import { type Art, scatter, type } from './art.ts';
import { earth, gold, ink, leaf, leafLight, paper, paperEdge, seal, tile, wall, wheat, white, wood, woodDark } from './palette.ts';

const w = 1280;
const h = 720;
const full = (svg: string): Art => ({ w, h, svg });

const skies = {
  day: ['#bfdbe0', '#f4ead2'],
  dusk: ['#e9a977', '#f7e2b8'],
  dawn: ['#f0cfa6', '#fbf0d8'],
  rain: ['#8ca0a6', '#c5ccc6'],
  night: ['#14262f', '#345468'],
} as const;
export type Hour = keyof typeof skies;

function sky(hour: Hour): string {
  const [top, bottom] = skies[hour];
  const sun = hour === 'rain' ? '' : hour === 'night'
    ? `<circle cx="1010" cy="120" r="50" fill="#f6ecd0"/><circle cx="1032" cy="108" r="46" fill="#1a303c"/>`
    : `<circle cx="1010" cy="150" r="60" fill="${hour === 'dusk' ? '#e2673d' : '#f7c873'}" opacity=".9"/>`;
  return `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${top}"/><stop offset=".7" stop-color="${bottom}"/></linearGradient></defs>`
    + `<rect width="${w}" height="${h}" fill="url(#sky)"/>${sun}`;
}

function hills(hour: Hour): string {
  const [far, near] = hour === 'night' ? ['#2a4655', '#223a47'] : hour === 'rain' ? ['#8ba09f', '#6d8a80'] : ['#a8c1b6', '#7fa08d'];
  return `<path d="M0 300C120 210 220 250 320 220S520 150 640 230s200 0 320-40 220 40 320 60v260H0z" fill="${far}"/>`
    + `<path d="M0 350c140-70 260-50 380-20s240-60 400-20 300 20 500-30v200H0z" fill="${near}"/>`;
}

/** A house of the lower Yangtze: white walls, grey tiles, red couplets by the door. */
export function house(width = 300): Art {
  const svg = `<path d="M20 96h${width - 40}v134H20z" fill="${white}"/><path d="M20 200h${width - 40}v30H20z" fill="#cfc6b2"/>`
    + `<path d="M0 100L36 30q${width / 2 - 36} -18 ${width - 72} 0L${width} 100q-${width / 2} -16 -${width} 0z" fill="${tile}"/>`
    + `<path d="M36 30q${width / 2 - 36} -18 ${width - 72} 0l4 10q-${width / 2 - 40} -16 -${width - 80} 0z" fill="#33454c"/>`
    + `<path d="M${width / 2 - 34} 136h68v94h-68z" fill="${woodDark}"/><path d="M${width / 2} 136v94" stroke="#5a3a1c" stroke-width="4"/>`
    + `<path d="M${width / 2 - 52} 136h13v80h-13zM${width / 2 + 39} 136h13v80h-13zM${width / 2 - 36} 118h72v13h-72z" fill="${seal}"/>`
    + [52, width - 104].map((x) => `<rect x="${x}" y="136" width="52" height="44" fill="#7fa0a8"/><path d="M${x + 26} 136v44M${x} 158h52" stroke="${white}" stroke-width="5"/>`).join('');
  return { w: width, h: 230, svg };
}

function tree(x: number, y: number, size: number, colour: string): string {
  return `<path d="M${x - 6 * size} ${y}l3-${70 * size}h${6 * size}l3 ${70 * size}z" fill="#7a5634"/>`
    + `<circle cx="${x}" cy="${y - 100 * size}" r="${46 * size}" fill="${colour}"/><circle cx="${x - 34 * size}" cy="${y - 74 * size}" r="${32 * size}" fill="${colour}"/><circle cx="${x + 34 * size}" cy="${y - 72 * size}" r="${34 * size}" fill="${colour}"/>`
    + `<circle cx="${x + 12 * size}" cy="${y - 112 * size}" r="${24 * size}" fill="#fff" opacity=".1"/>`;
}

const at = (art: Art, x: number, y: number, scale: number) => `<g transform="translate(${x} ${y}) scale(${scale})">${art.svg}</g>`;

/** The village: hills, a few houses, a yard of beaten earth in front. */
export function village(hour: Hour = 'day'): Art {
  const dim = hour === 'night' ? `<rect y="240" width="${w}" height="480" fill="${ink}" opacity=".45"/>` : '';
  return full(sky(hour) + hills(hour) + tree(130, 430, 1.1, '#6d9258') + tree(1190, 440, 1.3, '#5f8a4e') + tree(640, 420, 0.8, '#7fa35b')
    + at(house(300), 190, 235, 0.86) + at(house(340), 720, 215, 0.96) + at(house(260), 470, 275, 0.64)
    + `<path d="M0 424q640-30 1280 0v296H0z" fill="${leafLight}"/><path d="M0 500q640-50 1280 0v220H0z" fill="#d9c295"/><path d="M0 600q640-40 1280 0v120H0z" fill="#cdb382"/>` + dim + (hour === 'rain' ? rain() : ''));
}

/** Fields with a ridge of earth between the left and the right one. */
export function fields(hour: Hour = 'day', crop: 'rice' | 'wheat' = 'rice'): Art {
  const [light, deep] = crop === 'rice' ? [leafLight, leaf] : [wheat, '#c89f45'];
  const rows = (from: number, to: number, left: number, right: number) => Array.from({ length: 7 }, (_, i) => {
    const t = i / 6;
    return `M${left + (right - left) * t} 400Q${from + (to - from) * t + (left - from) * 0.2} 560 ${from + (to - from) * t} 720`;
  }).join('');
  return full(sky(hour) + hills(hour) + tree(90, 420, 0.9, '#6d9258') + tree(1210, 410, 0.8, '#6d9258') + at(house(280), 900, 280, 0.5) + at(house(280), 240, 285, 0.45)
    + `<path d="M0 400q640-24 1280 0v320H0z" fill="${light}"/>`
    + `<path d="${rows(-420, 500, 80, 600)}${rows(800, 1700, 680, 1200)}" fill="none" stroke="${deep}" stroke-width="16" stroke-linecap="round" opacity=".75"/>`
    + `<path d="M612 392h56l92 328H520z" fill="#b98b54"/><path d="M622 392h20l-30 328h-92z" fill="#cfa46b"/>`
    + (hour === 'rain' ? rain() : ''));
}

function rain(): string {
  const next = scatter(7);
  const drops = Array.from({ length: 70 }, () => [next() * w, next() * h] as const);
  return `<path d="${drops.map(([x, y]) => `M${x.toFixed(0)} ${y.toFixed(0)}l-10 34`).join('')}" stroke="#eef3f2" stroke-width="3" opacity=".55"/>`;
}

/** A living room: window on the fields, calendar, a low wooden table in front. */
export function room(hour: Hour = 'day'): Art {
  const night = hour === 'night';
  const [top, bottom] = skies[hour];
  return full(`<defs><linearGradient id="out" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>`
    + `<rect width="${w}" height="${h}" fill="${night ? '#d8c39c' : wall}"/><path d="M0 470h1280v16H0z" fill="#c9ae82"/><path d="M0 486h1280v234H0z" fill="${night ? '#b4854f' : '#d2ab74'}"/>`
    + `<path d="M0 560h1280M0 640h1280" stroke="#b98f5c" stroke-width="3"/>`
    + `<rect x="86" y="96" width="296" height="236" rx="6" fill="${wood}"/><rect x="102" y="112" width="264" height="204" fill="url(#out)"/>`
    + `<path d="M102 250q60-50 130-22t134-14v102H102z" fill="${night ? '#2a4655' : '#8fae94'}"/><path d="M102 284q130-22 264 0v32H102z" fill="${night ? '#223a47' : leafLight}"/>`
    + `<path d="M234 112v204M102 214h264" stroke="${wood}" stroke-width="12"/><path d="M76 332h316v16H76z" fill="${woodDark}"/>`
    + `<rect x="1046" y="110" width="128" height="170" rx="4" fill="${white}"/><rect x="1046" y="110" width="128" height="46" fill="${seal}"/>`
    + type('福', 1110, 232, { size: 70, colour: seal, weight: 700, anchor: 'middle', serif: true })
    + `<path d="M1066 256h88" stroke="#c9b79a" stroke-width="5"/>`);
}

/** The office where people mediate and sign. */
export function office(sign = '人民调解室'): Art {
  return full(`<rect width="${w}" height="${h}" fill="#e9efe8"/><rect y="330" width="${w}" height="390" fill="#a9c3b8"/><rect y="322" width="${w}" height="12" fill="#7d9f93"/>`
    + `<rect x="390" y="66" width="500" height="92" rx="10" fill="${seal}"/>`
    + type(sign, 640, 130, { size: 52, colour: '#fff3d6', weight: 700, anchor: 'middle', spacing: 8 })
    + `<rect x="70" y="120" width="210" height="360" fill="${wood}"/><path d="M84 134h182v100H84zM84 246h182v100H84zM84 358h182v108H84z" fill="#7d4f28"/>`
    + books(92, 232) + books(92, 344, 3) + books(92, 464, 5)
    + `<rect x="1000" y="120" width="190" height="240" fill="${wood}"/><rect x="1012" y="132" width="166" height="216" fill="#cfe3e2"/><path d="M1095 132v216M1012 240h166" stroke="${wood}" stroke-width="9"/>`
    + `<path d="M0 560h1280v160H0z" fill="#c9b48c"/>`);
}

function books(x: number, base: number, seed = 1): string {
  const next = scatter(seed);
  const colours = ['#b8361b', '#2f5c8c', '#1d6b5a', '#f0bf5a', '#7a4674', '#f6f0e4'];
  return Array.from({ length: 9 }, (_, i) => {
    const tall = 60 + next() * 26;
    return `<rect x="${x + i * 18}" y="${base - tall}" width="15" height="${tall}" fill="${colours[Math.floor(next() * 6)]}"/>`;
  }).join('');
}

/** A workshop with windows under its roof; machines are put in front. */
export function workshop(): Art {
  return full(`<rect width="${w}" height="${h}" fill="#d5dcd8"/><path d="M0 0h1280v90H0z" fill="#8fa3a6"/><path d="M0 90l160-60 160 60 160-60 160 60 160-60 160 60 160-60 160 60v16H0z" fill="#6f868b"/>`
    + [60, 380, 700, 1020].map((x) => `<rect x="${x}" y="160" width="200" height="130" fill="#eef5ef" stroke="#8fa3a6" stroke-width="10"/><path d="M${x + 100} 160v130M${x} 225h200" stroke="#8fa3a6" stroke-width="7"/>`).join('')
    + `<rect x="330" y="318" width="620" height="62" fill="${seal}"/>${type('安全生产  人人有责', 640, 364, { size: 40, colour: '#fff3d6', weight: 700, anchor: 'middle', spacing: 6 })}`
    + `<path d="M0 500h1280v220H0z" fill="#aab3ae"/><path d="M0 520h1280" stroke="${gold}" stroke-width="12" stroke-dasharray="60 40"/>`);
}

/** A building site: scaffold and crane. */
export function site(hour: Hour = 'day'): Art {
  const floors = [250, 340, 430].map((y) => `M120 ${y}h460`).join('');
  return full(sky(hour) + hills(hour)
    + `<rect x="130" y="180" width="440" height="340" fill="#c9bfae"/>` + [0, 1, 2].flatMap((row) => [0, 1, 2, 3].map((col) => `<rect x="${160 + col * 104}" y="${200 + row * 96}" width="62" height="60" fill="#7d8b8c"/>`)).join('')
    + `<path d="M110 160v380M240 160v380M350 160v380M460 160v380M590 160v380${floors}M100 160h500" stroke="#8a6a3c" stroke-width="8"/>`
    + `<path d="M900 520V110M940 520V110M900 160l40 50M940 160l-40 50M900 250l40 50M940 250l-40 50M900 340l40 50M940 340l-40 50M760 120h440M760 150h440M920 60l-130 60M920 60l240 60" stroke="#d99a34" stroke-width="9" fill="none"/><path d="M820 150v120" stroke="${ink}" stroke-width="4"/><rect x="792" y="270" width="56" height="34" fill="#8a5a3c"/>`
    + `<path d="M0 510q640-26 1280 0v210H0z" fill="#d2b784"/><path d="M0 610q640-26 1280 0v110H0z" fill="#c3a56f"/>`);
}

/** A country road that runs off to the hills. */
export function road(hour: Hour = 'day'): Art {
  return full(sky(hour) + hills(hour) + `<path d="M0 400q640-30 1280 0v320H0z" fill="${leafLight}"/><path d="M0 470q300-40 560-60v40Q300 500 0 560z" fill="${wheat}"/>`
    + `<path d="M1280 470q-300-40-560-60v40q260 50 560 110z" fill="${wheat}"/>` + at(house(280), 150, 290, 0.6)
    + `<path d="M0 540h1280v140H0z" fill="#6f7a7c"/><path d="M0 540h1280v10H0zM0 670h1280v10H0z" fill="#e9e4d4"/><path d="M20 612h1240" stroke="#f2d98a" stroke-width="8" stroke-dasharray="80 60"/>`
    + [80, 1000, 1200].map((x) => tree(x, 540, 1, '#5f8a4e')).join(''));
}

/** A ward of the township hospital. */
export function ward(): Art {
  return full(`<rect width="${w}" height="${h}" fill="#eef2ea"/><rect y="320" width="${w}" height="400" fill="#bcd5cf"/><rect y="314" width="${w}" height="10" fill="#8fb3aa"/><path d="M0 580h1280v140H0z" fill="#d9d2bd"/>`
    + `<rect x="820" y="90" width="320" height="210" fill="#fff"/><rect x="836" y="106" width="288" height="178" fill="#cfe3e8"/><path d="M980 106v178" stroke="#fff" stroke-width="12"/><path d="M836 240q70-40 140-16t148-20v80H836z" fill="#9dbb9c"/>`
    + `<circle cx="640" cy="150" r="54" fill="#fff"/><path d="M626 116h28v20h20v28h-20v20h-28v-20h-20v-28h20z" fill="${seal}"/>`
    + `<path d="M60 400h30v210H60zM560 450h26v160h-26z" fill="#7d9f93"/><rect x="80" y="470" width="490" height="80" rx="10" fill="#fff"/><path d="M250 456h300c14 0 20 10 20 24v70H250z" fill="#7fa8c0"/><rect x="100" y="430" width="120" height="54" rx="22" fill="#fff" stroke="#d5ddd8" stroke-width="4"/>`
    + `<path d="M610 200v380M590 200h60" stroke="#9aa8a8" stroke-width="8"/><rect x="628" y="204" width="38" height="64" rx="10" fill="#dff0f2" stroke="#9fc0c6" stroke-width="4"/>`);
}

/** A plain ground in a column's colour for words on paper: light from above, a band of waves below. */
export function board(colour: string): Art {
  const wave = Array.from({ length: 9 }, (_, i) => `M${i * 160 - 80} 700a80 80 0 0 1 160 0M${i * 160 - 50} 700a50 50 0 0 1 100 0M${i * 160 - 20} 700a20 20 0 0 1 40 0`).join('');
  return full(`<defs><radialGradient id="light" cx=".5" cy=".3" r=".8"><stop stop-color="#fff" stop-opacity=".16"/><stop offset="1" stop-opacity=".25"/></radialGradient></defs>`
    + `<rect width="${w}" height="${h}" fill="${colour}"/><rect width="${w}" height="${h}" fill="url(#light)"/><path d="${wave}" fill="none" stroke="#fff" stroke-width="5" opacity=".1"/>`);
}

/** A cloud that drifts. */
export function cloud(): Art {
  return { w: 240, h: 90, svg: `<path d="M30 84c-30 0-36-40-4-44 4-36 60-44 76-14 24-20 62-4 60 24 34-2 44 34 12 34z" fill="#fff" opacity=".8"/>` };
}

/** A table that stands in front of people. */
export function table(width = 760): Art {
  return { w: width, h: 190, svg: `<rect y="0" width="${width}" height="30" rx="8" fill="${wood}"/><rect y="22" width="${width}" height="10" fill="${woodDark}"/><path d="M40 32h36v158H40zM${width - 76} 32h36v158h-36z" fill="${woodDark}"/><rect x="76" y="44" width="${width - 152}" height="26" fill="${earth}" opacity=".7"/>` };
}

/** A large sheet of paper on which words come one by one. */
export function sheet(width: number, height: number): Art {
  return { w: width + 24, h: height + 24, svg: `<rect x="16" y="16" width="${width}" height="${height}" rx="14" fill="${ink}" opacity=".28"/><rect width="${width}" height="${height}" rx="14" fill="${paper}"/><rect width="12" height="${height}" rx="6" fill="${seal}"/><path d="M12 ${height - 8}h${width - 24}" stroke="${paperEdge}" stroke-width="4"/>` };
}
