interface Named {
  initials: string;
}

/** Those whose pinyin initials begin with a prefix. */
export function matching<T extends Named>(entries: readonly T[], prefix: string): T[] {
  return entries.filter(({ initials }) => initials.slice(0, prefix.length) === prefix);
}

/** Letters that may follow a prefix and tell entries apart: each leads somewhere, in order. */
export function lettersAfter(entries: readonly Named[], prefix: string): string[] {
  const found: Record<string, true> = {};
  matching(entries, prefix).forEach(({ initials }) => {
    const letter = initials.charAt(prefix.length);
    if (letter !== '') found[letter] = true;
  });
  return Object.keys(found).sort();
}
