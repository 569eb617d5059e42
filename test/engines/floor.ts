/**
 * ES5 source that takes away from an engine what came after Chrome 38 or Safari 8, so that a newer one
 * shows whether the app still runs on its floor. Syntax is the build's own check.
 */
export const asOnTheFloor = `(function () {
  function forget(object, names) {
    names.split(' ').forEach(function (name) { delete object[name]; });
  }
  forget(Object, 'assign values entries getOwnPropertyDescriptors getOwnPropertySymbols setPrototypeOf is fromEntries');
  forget(Array, 'from of');
  forget(Array.prototype, 'find findIndex includes fill copyWithin flat flatMap at');
  forget(Object.getPrototypeOf(Uint8Array.prototype), 'fill find findIndex includes map slice forEach from of');
  forget(String.prototype, 'includes startsWith endsWith repeat padStart padEnd normalize codePointAt matchAll at');
  forget(String, 'raw fromCodePoint');
  forget(Number, 'isFinite isInteger isSafeInteger isNaN parseInt parseFloat EPSILON MAX_SAFE_INTEGER');
  forget(Math, 'sign trunc log2 log10 hypot cbrt clz32 fround');
  forget(Promise.prototype, 'finally');
  forget(Element.prototype, 'append prepend closest');
  forget(NodeList.prototype, 'forEach');
  forget(window, 'fetch Headers Request Response URLSearchParams AbortController Reflect Proxy Symbol WeakSet ' +
    'createImageBitmap ImageBitmap IntersectionObserver ResizeObserver TextEncoder TextDecoder customElements');
})();`;
