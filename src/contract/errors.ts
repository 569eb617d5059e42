import { Type, type Static } from 'typebox';

/** Stable codes; the words beside them may change. */
export const errorCodes = [
  'bad_request',
  'unauthenticated',
  'code_needed',
  'forbidden',
  'not_found',
  'withdrawn',
  'expired',
  'conflict',
  'too_large',
  'unsupported_type',
  'unprocessable',
  'too_many_requests',
  'internal',
  'unavailable',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The one error shape of the API. `message` is plain Chinese for a person. */
export const ErrorReply = Type.Object({
  error: Type.Object({
    code: Type.String({ examples: [...errorCodes] }),
    message: Type.String(),
    /** For a bad request: the field and what is wrong with it. */
    details: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), problem: Type.String() })),
    ),
  }),
});
export type ErrorReply = Static<typeof ErrorReply>;
