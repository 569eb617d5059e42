import { computed } from 'vue';
import type { DraftDisclosure } from '../../contract/admin/index.ts';
import { useDesk } from './desk.ts';

/** The 公示信息 of the draft on the desk; an empty field is no field. */
export function useDisclosure() {
  const desk = useDesk();
  const disclosure = computed<DraftDisclosure>(() => desk.content.value.disclosure ?? {});
  function set(field: keyof DraftDisclosure, value: string | undefined) {
    const { [field]: _old, ...rest } = disclosure.value;
    desk.change({ ...desk.content.value, disclosure: value === undefined || value === '' ? rest : { ...rest, [field]: value } });
  }
  const problemOf = (field: keyof DraftDisclosure) => desk.problems.value.get(`disclosure.${field}`);
  return { disclosure, set, problemOf };
}
