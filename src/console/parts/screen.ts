import { readonly, ref } from 'vue';

const narrow = window.matchMedia('(max-width: 767px)');
const isPhone = ref(narrow.matches);
narrow.addEventListener('change', () => (isPhone.value = narrow.matches));

/** Whether the page is laid out for a hand: bottom bar, one column, larger targets. */
export const phone = readonly(isPhone);
