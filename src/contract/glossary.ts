import { Type, type Static } from 'typebox';

/** A legal term in plain words. */
export const Term = Type.Object({
  /** Unique in the glossary: 违约金. */
  word: Type.String({ minLength: 1 }),
  /** Other spellings that mean the same and are explained alike. */
  also: Type.Array(Type.String({ minLength: 1 })),
  /** Two or three sentences that a farmer understands. */
  plain: Type.String(),
  /** An example from daily life. */
  example: Type.Optional(Type.String()),
  /** 《民法典》第五百八十五条 */
  law: Type.Optional(Type.String()),
});
export type Term = Static<typeof Term>;

/** The whole glossary, in the order of its pinyin. */
export const GlossaryReply = Type.Object({ items: Type.Array(Term), next: Type.Null() });
export type GlossaryReply = Static<typeof GlossaryReply>;
