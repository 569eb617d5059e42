import type { FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { ItemsQuery, RegionCode, TopicId } from '../../contract/index.ts';

/** Whether a text has the form that the API asks for, or one of the pages' own. */
export const hasForm = (form: TSchema | RegExp, text: string): boolean =>
  form instanceof RegExp ? form.test(text) : Check(form, text);

/** What a query field must look like to count. */
const fields = {
  region: RegionCode,
  parent: RegionCode,
  topic: TopicId,
  disclosure: /^past$/,
  to: /^contacts$/,
  letter: /^[A-Z]$/,
  cursor: ItemsQuery.properties.cursor,
  part: /^[1-9][0-9]{0,3}$/,
  at: /^[0-9A-Za-z]{6}$/,
  t: /^[0-9]{1,6}$/,
  code: /^.{1,100}$/su,
  q: /^.{1,1000}$/su,
} as const;
export type Field = keyof typeof fields;

/**
 * The query fields that a page knows. What else stands there is passed over, and so is what makes
 * no sense: people come with addresses that messengers have added to.
 */
export function readQuery<F extends Field>(
  request: FastifyRequest,
  ...names: F[]
): Partial<Record<F, string>> {
  const given = request.query as Record<string, unknown>;
  const read: Partial<Record<F, string>> = {};
  for (const name of names) {
    const value = given[name];
    if (typeof value === 'string' && hasForm(fields[name], value)) read[name] = value;
  }
  return read;
}
