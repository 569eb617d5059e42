import { readonly, ref } from 'vue';

export interface Told {
  number: number;
  words: string;
  kind: 'done' | 'problem';
}
const list = ref<Told[]>([]);
let number = 0;

/** What was told last, for the frame to show. */
export const told = readonly(list);

function say(kind: Told['kind'], words: string) {
  const mine = ++number;
  list.value = [...list.value.slice(-2), { number: mine, words, kind }];
  setTimeout(() => hush(mine), kind === 'done' ? 5_000 : 12_000);
}

/** One line that something was done. */
export const tellDone = (words: string) => say('done', words);
/** One line that something did not work and belongs to no form. */
export const tellProblem = (words: string) => say('problem', words);
export const hush = (which: number) => (list.value = list.value.filter((each) => each.number !== which));
