import { reactive, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** Filters of a list that stand in the address, so that Back and a bookmark find them again. */
export function useQueryState<Names extends string>(defaults: Record<Names, string>, changed: () => void): Record<Names, string> {
  const route = useRoute();
  const router = useRouter();
  const path = route.path;
  const names = Object.keys(defaults) as Names[];
  const read = () => Object.fromEntries(names.map((name) => [name, one(route.query[name]) ?? defaults[name]])) as Record<Names, string>;
  const values = reactive(read()) as Record<Names, string>;

  watch(values, () => {
    const given = names.filter((name) => values[name] !== defaults[name]);
    void router.replace({ query: Object.fromEntries(given.map((name) => [name, values[name]])) });
    changed();
  });
  // By the menu or by Back: the address came first.
  watch(() => route.query, () => route.path === path && Object.assign(values, read()));
  return values;
}

const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
