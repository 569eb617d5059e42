/** Texts that would take a pattern that tries again from every sign very long; `length` in UTF-16 units. */
export const hostileTexts: [name: string, text: (length: number) => string][] = [
  ['digits', (length) => '1'.repeat(length)],
  ['spaced digits', (length) => '1 '.repeat(length / 2)],
  ['blanks', (length) => `1${' '.repeat(length)}1`],
  ['blanks behind a group', (length) => `三组${' '.repeat(length)}号`],
  ['groups and numbers', (length) => '组一'.repeat(length / 2)],
  ['houses', (length) => '村1组1号'.repeat(length / 6)],
  ['flats', (length) => '1栋1单元'.repeat(length / 5)],
  ['words of living', (length) => '住址'.repeat(length / 2)],
  ['letters for digits', (length) => 'lO'.repeat(length / 2)],
  ['spoken digits', (length) => '一'.repeat(length)],
  ['dashes', (length) => '1-'.repeat(length / 2)],
  ['phones', (length) => '13800001234 '.repeat(length / 12)],
  ['phones in groups', (length) => '138 0000 1234 '.repeat(length / 14)],
  ['brackets', (length) => '（'.repeat(length)],
  ['labels', (length) => '号'.repeat(length)],
  ['persons', (length) => '某人'.repeat(length / 2)],
];
