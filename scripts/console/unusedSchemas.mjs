/**
 * Lets the bundler leave out the contract's schemas where only its types, names and limits are taken: what
 * makes a schema does nothing else, which the bundler cannot see through typebox's one large object.
 */
export function unusedSchemas() {
  return {
    name: 'unused-schemas',
    transform(code, id) {
      if (!id.includes('/src/contract/')) return undefined;
      return { code: code.replace(/(?<![\w$.])(?=(?:Type\.\w+|oneOf|words)\()/g, '/* @__PURE__ */ '), map: null };
    },
  };
}
