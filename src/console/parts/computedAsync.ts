import { shallowRef, watchEffect, type ShallowRef } from 'vue';

/** What a promise answers, made anew when what it reads before its first wait changes; undefined until then, and when it fails. */
export function computedAsync<T>(make: () => Promise<T>): ShallowRef<T | undefined> {
  const value = shallowRef<T>();
  let latest = 0;
  watchEffect(() => {
    const mine = ++latest;
    make().then(
      (made) => mine === latest && (value.value = made),
      () => mine === latest && (value.value = undefined),
    );
  });
  return value;
}
