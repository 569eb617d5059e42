import { reactive, ref, type Ref } from 'vue';
import { Failure, wordsOf } from '../api/errors.ts';

/** What is wrong with a form: beside the fields, and above the button what belongs to none of them. */
export interface Problems {
  /** By field; `body/name` and `name` of the server are the same field. */
  beside: Record<string, string | undefined>;
  /** About the whole. */
  whole: Ref<string | undefined>;
  busy: Ref<boolean>;
  /** Checks (they answer what is wrong, or undefined), then does the work; a second press while it runs does nothing. Answers whether it was done. */
  attempt(checks: Record<string, string | undefined>, work: () => Promise<void>): Promise<boolean>;
  clear(): void;
}

/** @param fields names that the form shows a place for */
export function useProblems(fields: readonly string[]): Problems {
  const beside = reactive<Record<string, string | undefined>>({});
  const whole = ref<string>();
  const busy = ref(false);

  function clear() {
    for (const field of fields) beside[field] = undefined;
    whole.value = undefined;
  }

  async function attempt(checks: Record<string, string | undefined>, work: () => Promise<void>) {
    if (busy.value) return false;
    clear();
    Object.assign(beside, checks);
    if (Object.values(checks).some((problem) => problem !== undefined)) {
      focusFirstProblem();
      return false;
    }
    busy.value = true;
    try {
      await work();
      return true;
    } catch (error) {
      take(error);
      focusFirstProblem();
      return false;
    } finally {
      busy.value = false;
    }
  }

  function take(error: unknown) {
    const problems = error instanceof Failure ? error.problems : [];
    const shown = problems.filter(({ field }) => fields.includes(nameOf(field)));
    for (const { field, problem } of shown) beside[nameOf(field)] = problem;
    if (shown.length === 0) whole.value = wordsOf(error);
  }

  return { beside, whole, busy, attempt, clear };
}

const nameOf = (field: string) => field.split(/[./]/).at(-1) ?? field;

/** Once the words stand there, so that the keyboard and a reader go to the field that is wrong. */
function focusFirstProblem() {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
