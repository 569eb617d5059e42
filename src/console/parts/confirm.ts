import { shallowRef } from 'vue';

export interface Question {
  title: string;
  /** What will happen, in plain words; paragraphs. */
  words: string[];
  /** On the button that does it: 发布, 撤回. Never 确定. */
  yes: string;
  no?: string;
  /** Cannot be undone, or takes something from people. */
  grave?: boolean;
}

export const asked = shallowRef<Question & { answer: (yes: boolean) => void }>();

/** Asks before anything that matters; false when it was closed. */
export function confirm(question: Question): Promise<boolean> {
  asked.value?.answer(false);
  return new Promise((resolve) => {
    asked.value = { ...question, answer: (yes) => { asked.value = undefined; resolve(yes); } };
  });
}
