interface Named {
  initials: string;
}

/** Names that one digit of the remote stands for, and the letters they have there: 2 ABC, as on a telephone. */
export interface KeyGroup {
  digit: string;
  letters: string;
}

interface Narrowed<T> {
  left: T[];
  at: number;
  groups: KeyGroup[];
}

/** No more than can be told apart by the digits on their cards. */
const few = 9;

const keyOfLetter: Record<string, string> = {};
['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'].forEach((letters, i) => {
  letters.split('').forEach((letter) => (keyOfLetter[letter] = String(i + 2)));
});

/**
 * Names whose pinyin initials go with the digits typed so far, and the digits that lead on,
 * by the letter `at` a place. What all of them have in common need not be typed. No groups when few are left or when no digit tells them apart.
 */
export function narrow<T extends Named>(entries: readonly T[], typed: string): Narrowed<T> {
  let left = entries.slice();
  let at = 0;
  for (let i = 0; i <= typed.length; i++) {
    while (left.length > few && groupsAt(left, at).length === 1 && left.every(({ initials }) => initials.length > at)) at++;
    if (i === typed.length) break;
    const place = at++;
    left = left.filter(({ initials }) => keyAt(initials, place) === typed.charAt(i));
  }
  const groups = left.length > few ? groupsAt(left, at) : [];
  return { left, at, groups: groups.length > 1 ? groups : [] };
}

function groupsAt(entries: readonly Named[], at: number): KeyGroup[] {
  const found: Record<string, Record<string, true>> = {};
  entries.forEach(({ initials }) => {
    const key = keyAt(initials, at);
    if (key !== '') (found[key] = found[key] ?? {})[initials.charAt(at)] = true;
  });
  return Object.keys(found).sort().map((digit) => ({
    digit,
    letters: Object.keys(found[digit] as object).sort().filter((letter) => letter !== digit).join('').toUpperCase(),
  }));
}

/** The digit under which the telephone has a name's letter. */
export function keyAt(initials: string, at: number): string {
  const letter = initials.charAt(at);
  return keyOfLetter[letter] ?? letter;
}
