/** 落款 line by line: who signs, and who seals it where that is said; both in one line where they are the same. */
export function signatureLines({ signature = '', seal = '' }: { signature?: string; seal?: string }): string[] {
  const sealed = seal === '' ? '' : `${seal}（盖章）`;
  if (seal === signature) return sealed === '' ? [] : [sealed];
  return [signature, sealed].filter((line) => line !== '');
}
