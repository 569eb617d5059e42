import { Type } from 'typebox';

/** One of some words, typed as these words: a union made by `map` would lose them. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  Type.Unsafe<Words[number]>(Type.Union(words.map((word) => Type.Literal(word))));
