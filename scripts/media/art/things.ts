import { type Art, type, widthOf } from './art.ts';
import { earth, gold, ink, inkSoft, onPaper, onPaperSoft, paper, paperEdge, seal, white, wood, woodDark } from './palette.ts';

/** A written sheet: a heading and lines; a line of `-` is drawn as a stroke. `stamp` puts a seal on it. */
export function document(heading: string, lines: string[], stamp?: string): Art {
  const h = 130 + lines.length * 46;
  const body = lines.map((line, i) => {
    const y = 122 + i * 46;
    return line.startsWith('-')
      ? `<path d="M36 ${y - 10}h${line.length * 20}" stroke="#c9bda6" stroke-width="7" stroke-linecap="round"/>`
      : type(line, 36, y, { size: 30, colour: onPaper, serif: true, weight: 700 });
  }).join('');
  return { w: 330, h, svg: `<rect x="8" y="8" width="322" height="${h - 8}" rx="5" fill="${ink}" opacity=".25"/><rect width="322" height="${h - 8}" rx="5" fill="${white}"/>`
    + type(heading, 161, 66, { size: 40, weight: 700, anchor: 'middle', serif: true }) + body + (stamp === undefined ? '' : `<g transform="translate(206 ${h - 128})">${roundSeal(stamp).svg}</g>`) };
}

/** A round official seal with a star; `word` under it. */
export function roundSeal(word: string): Art {
  return { w: 112, h: 112, svg: `<g opacity=".88"><circle cx="56" cy="56" r="50" fill="none" stroke="${seal}" stroke-width="6"/><path d="M56 24l6 17h18l-14 11 5 18-15-11-15 11 5-18-14-11h18z" fill="${seal}"/>${type(word, 56, 92, { size: 20, colour: seal, weight: 700, anchor: 'middle' })}</g>` };
}

/** A red fingerprint, as people put it beside their names. */
export function fingerprint(): Art {
  const rings = [6, 13, 20, 27, 34].map((r) => `<ellipse cx="44" cy="52" rx="${r}" ry="${r * 1.3}" stroke-dasharray="${r * 2.2} 5"/>`).join('');
  return { w: 88, h: 104, svg: `<ellipse cx="44" cy="52" rx="38" ry="48" fill="${seal}" opacity=".22"/><g fill="none" stroke="${seal}" stroke-width="3.500">${rings}</g>` };
}

/** A square name seal. */
export function squareSeal(word: string, size = 110): Art {
  return { w: size, h: size, svg: `<rect width="${size}" height="${size}" rx="12" fill="${seal}"/><rect x="8" y="8" width="${size - 16}" height="${size - 16}" rx="7" fill="none" stroke="#ffffff" stroke-opacity=".55" stroke-width="3"/>${type(word, size / 2, size * 0.74, { size: size * 0.66, colour: white, weight: 700, anchor: 'middle', serif: true })}` };
}

/** A telephone that shows lines of a message or a call. */
export function phone(caller: string, lines: string[], call = true): Art {
  const text = lines.map((line, i) => type(line, 116, 194 + i * 50, { size: 38, colour: white, anchor: 'middle', weight: 700 })).join('');
  return { w: 232, h: 430, svg: `<rect width="232" height="430" rx="32" fill="#0c161d"/><rect x="12" y="16" width="208" height="398" rx="22" fill="${inkSoft}"/><rect x="84" y="24" width="64" height="9" rx="5" fill="#0c161d"/>`
    + type(caller, 116, 112, { size: 36, colour: gold, weight: 700, anchor: 'middle' }) + text
    + (call ? `<circle cx="66" cy="352" r="36" fill="#d8452c"/><circle cx="166" cy="352" r="36" fill="#35a853"/><path d="M48 358q18-18 36 0M150 352q16 16 32 0" stroke="#fff" stroke-width="10" stroke-linecap="round" fill="none"/>` : '') };
}

/** A speech balloon with up to two lines; its tail points down to the left or the right. */
export function balloon(lines: string[], tail: 'left' | 'right' = 'left', size = 38): Art {
  const width = Math.max(...lines.map((line) => widthOf(line, size))) + 64;
  const h = lines.length * (size + 14) + 44;
  const x = tail === 'left' ? 60 : width - 90;
  return { w: width, h: h + 34, svg: `<rect width="${width}" height="${h}" rx="28" fill="${white}"/><path d="M${x} ${h - 2}h40l${tail === 'left' ? -34 : 34} 34z" fill="${white}"/>`
    + lines.map((line, i) => type(line, width / 2, 24 + (i + 0.82) * (size + 14), { size, weight: 700, anchor: 'middle' })).join('') };
}

/** A word on a plate in one colour. */
export function plate(text: string, colour = seal, size = 44, ground = white): Art {
  const width = widthOf(text, size) + 56;
  return { w: width, h: size + 36, svg: `<rect width="${width}" height="${size + 36}" rx="${(size + 36) / 2}" fill="${colour}"/>${type(text, width / 2, size * 0.9 + 15, { size, colour: ground, weight: 700, anchor: 'middle' })}` };
}

/** A line of a list on paper: a numbered disc and words. */
export function point(mark: string, text: string, size = 44, colour = seal): Art {
  return { w: 100 + widthOf(text, size), h: 72, svg: `<circle cx="36" cy="36" r="34" fill="${colour}"/>${type(mark, 36, 51, { size: 40, colour: white, weight: 700, anchor: 'middle' })}${type(text, 90, 36 + size * 0.36, { size, weight: 700 })}` };
}

/** Words alone. */
export function words(text: string, size: number, colour = onPaper, serif = false): Art {
  return { w: widthOf(text, size) + 8, h: size * 1.35, svg: type(text, 4, size, { size, colour, weight: 700, serif }) };
}

/** A tear-off calendar leaf. */
export function calendar(top: string, big: string, colour = seal): Art {
  return { w: 220, h: 250, svg: `<rect x="6" y="10" width="214" height="240" rx="14" fill="${ink}" opacity=".25"/><rect width="214" height="240" rx="14" fill="${white}"/><path d="M0 70V14Q0 0 14 0h186q14 0 14 14v56z" fill="${colour}"/>`
    + `<circle cx="56" cy="10" r="10" fill="${paperEdge}"/><circle cx="158" cy="10" r="10" fill="${paperEdge}"/>` + type(top, 107, 54, { size: 36, colour: white, weight: 700, anchor: 'middle' })
    + type(big, 107, 184, { size: big.length > 2 ? 66 : 92, colour: onPaper, weight: 700, anchor: 'middle' }) };
}

/** Bundles of red notes. */
export function money(bundles = 3): Art {
  const svg = Array.from({ length: bundles }, (_, i) => `<g transform="translate(${(i % 2) * 14} ${(bundles - 1 - i) * 34})"><rect width="170" height="40" rx="5" fill="#c8504a"/><path d="M0 30h170v5q0 5-5 5H5q-5 0-5-5z" fill="#9c332f"/><rect x="66" width="38" height="40" fill="${paper}"/><circle cx="34" cy="15" r="9" fill="#e9a29a"/><circle cx="136" cy="15" r="9" fill="#e9a29a"/></g>`).join('');
  return { w: 190, h: bundles * 34 + 8, svg };
}

/** A red envelope. */
export function envelope(word = '囍'): Art {
  return { w: 150, h: 190, svg: `<rect width="150" height="190" rx="10" fill="${seal}"/><path d="M0 10q0-10 10-10h130q10 0 10 10v36q-75 50-150 0z" fill="#9c2a14"/><circle cx="75" cy="70" r="24" fill="${gold}"/>${type(word, 75, 158, { size: 60, colour: gold, weight: 700, anchor: 'middle', serif: true })}` };
}

/** A tick or a cross in a disc. */
export function verdict(good: boolean): Art {
  return { w: 120, h: 120, svg: `<circle cx="60" cy="60" r="58" fill="${good ? '#2f8f5b' : '#c5361d'}"/><path d="${good ? 'M32 62l20 20 38-42' : 'M38 38l44 44M82 38l-44 44'}" stroke="#fff" stroke-width="14" fill="none" stroke-linecap="round" stroke-linejoin="round"/>` };
}

/** A punch press. */
export function press(): Art {
  return { w: 300, h: 380, svg: `<path d="M20 360h260v20H20z" fill="#4a5a60"/><path d="M40 60h220v60H40zM50 120h44v240H50zM206 120h44v240h-44z" fill="#5f7f86"/><path d="M40 60h220v18H40z" fill="#7d9aa0"/><rect x="116" y="120" width="68" height="90" fill="#9fb0b2"/><rect x="106" y="206" width="88" height="26" fill="#3f5157"/><rect x="84" y="276" width="132" height="84" fill="#4d6a71"/><rect x="84" y="268" width="132" height="14" fill="#8ea3a6"/><circle cx="150" cy="90" r="16" fill="${gold}"/><path d="M60 20h180v40H60z" fill="#4d6a71"/><path d="M214 140h30v60h-30z" fill="#c5361d"/><circle cx="229" cy="158" r="8" fill="#fff"/>` };
}

/** The three-wheeled cart that every village has; people stand behind its side. */
export function tricycle(): Art {
  return { w: 520, h: 260, svg: `<path d="M20 90h280v90H20z" fill="#2f6f8c"/><path d="M20 90h280v16H20z" fill="#24566d"/><path d="M60 106v74M120 106v74M180 106v74M240 106v74" stroke="#24566d" stroke-width="6"/><path d="M300 180h110l40-60 20-70" stroke="#3c4a50" stroke-width="16" fill="none" stroke-linecap="round" stroke-linejoin="round"/><path d="M440 54h44" stroke="#3c4a50" stroke-width="14" stroke-linecap="round"/><rect x="318" y="118" width="96" height="24" rx="12" fill="#3c2c24"/><path d="M350 142h30v40h-30z" fill="#3c4a50"/><circle cx="474" cy="80" r="16" fill="${gold}"/>`
    + [90, 456].map((x) => `<circle cx="${x}" cy="204" r="52" fill="#2b2f31"/><circle cx="${x}" cy="204" r="32" fill="#9aa5a8"/><circle cx="${x}" cy="204" r="9" fill="#2b2f31"/>`).join('') };
}

/** An electric scooter. */
export function scooter(): Art {
  return { w: 380, h: 260, svg: `<path d="M60 150h130q20 0 28 20l16 30h50l40-120" stroke="#c5453a" stroke-width="30" fill="none" stroke-linejoin="round" stroke-linecap="round"/><rect x="50" y="112" width="120" height="30" rx="15" fill="#3c2c24"/><path d="M296 60h56" stroke="#3c4a50" stroke-width="14" stroke-linecap="round"/><circle cx="330" cy="92" r="15" fill="${gold}"/><path d="M40 114h70v-56H40z" fill="#7fa8c0"/>`
    + [86, 312].map((x) => `<circle cx="${x}" cy="212" r="46" fill="#2b2f31"/><circle cx="${x}" cy="212" r="28" fill="#9aa5a8"/><circle cx="${x}" cy="212" r="8" fill="#2b2f31"/>`).join('') };
}

/** A hoe. */
export function hoe(): Art {
  return { w: 120, h: 320, svg: `<path d="M60 10v310" stroke="${wood}" stroke-width="14" stroke-linecap="round"/><path d="M54 20h50q14 34 6 66-10-30-56-40z" fill="#66757a"/>` };
}

/** A boundary stone with a red word. */
export function stone(word = '界'): Art {
  return { w: 90, h: 150, svg: `<path d="M14 150V24q31-34 62 0v126z" fill="#c3c2b8"/><path d="M60 150V16q10 4 16 10v124z" fill="#a5a59c"/>${type(word, 42, 96, { size: 44, colour: seal, weight: 700, anchor: 'middle', serif: true })}` };
}

/** A fountain pen that lies at an angle. */
export function pen(): Art {
  return { w: 170, h: 120, svg: `<g transform="rotate(-32 85 60)"><rect x="40" y="50" width="110" height="20" rx="8" fill="${ink}"/><path d="M40 50L8 60l32 10z" fill="${gold}"/><path d="M120 46h8v28h-8z" fill="${gold}"/></g>` };
}

/** A ring of a measuring tape across the ground. */
export function tape(length = 460): Art {
  const marks = Array.from({ length: Math.floor(length / 30) }, (_, i) => `M${i * 30 + 10} 14v${i % 2 ? 14 : 24}`).join('');
  return { w: length, h: 52, svg: `<rect y="8" width="${length}" height="36" rx="6" fill="${gold}"/><path d="${marks}" stroke="${earth}" stroke-width="4"/><circle cx="${length - 20}" cy="26" r="26" fill="${seal}"/><circle cx="${length - 20}" cy="26" r="10" fill="${paper}"/>` };
}

/** A bowl of tea. */
export function tea(): Art {
  return { w: 90, h: 70, svg: `<path d="M6 20h78q-4 46-39 50Q10 66 6 20z" fill="${white}"/><path d="M6 20h78q-2 12-6 20-34 6-66 0-4-8-6-20z" fill="#4f86a6"/><ellipse cx="45" cy="20" rx="39" ry="8" fill="#b98b4a"/>` };
}

/** A small line that says that something is shown for example. */
export function sampleMark(): Art {
  return { w: 92, h: 44, svg: `<rect width="92" height="44" rx="8" fill="${ink}" opacity=".72"/>${type('示例', 46, 32, { size: 30, colour: white, anchor: 'middle', weight: 700 })}` };
}

/** A wardrobe of soft words under a heading, for the poster-like title of a video. */
export function titleType(title: string[], over: string): Art {
  const size = 86;
  const width = Math.max(...title.map((line) => widthOf(line, size)), widthOf(over, 38)) + 40;
  return { w: width, h: 90 + title.length * 112, svg: type(over, 4, 44, { size: 38, colour: gold, weight: 700, spacing: 2 })
    + title.map((line, i) => type(line, 0, 150 + i * 112, { size, colour: white, weight: 700, serif: true })).join('') };
}

/** A door frame of dark wood: a picture frame round a memory or a thought. */
export function frame(width: number, height: number): Art {
  return { w: width, h: height, svg: `<rect width="${width}" height="${height}" rx="10" fill="${woodDark}"/><rect x="14" y="14" width="${width - 28}" height="${height - 28}" fill="${paper}"/><text fill="${onPaperSoft}"/>` };
}
