import { Type } from 'typebox';
import {
  Account,
  AccountBody,
  AccountId,
  AccountSecretReply,
  AccountsQuery,
  AccountsReply,
  NewAccountBody,
} from '../../contract/admin/index.ts';
import { ErrorReply } from '../../contract/index.ts';
import type { App, Services } from '../services.ts';
import { addAccount, changeAccount, listAccounts, resetPassword } from './accounts.ts';

const config = { access: 'accounts' } as const;
const refusals = { '4xx': ErrorReply };
const params = Type.Object({ id: AccountId });

/** Accounts of others, within reach. */
export function registerAccountAdministration(app: App, services: Services): void {
  const accounts = '/api/v1/admin/accounts';
  app.get(
    accounts,
    { config: { access: 'oversee' }, schema: { querystring: AccountsQuery, response: { 200: AccountsReply, ...refusals } } },
    async (request) => listAccounts(services, request.person, request.query),
  );
  app.post(
    accounts,
    { config, schema: { body: NewAccountBody, response: { 200: AccountSecretReply, ...refusals } } },
    async (request) => addAccount(services, request.person, request.body),
  );
  app.patch(
    `${accounts}/:id`,
    { config, schema: { params, body: AccountBody, response: { 200: Account, '4xx': ConflictReply } } },
    async (request) => changeAccount(services, request.person, request.params.id, request.body),
  );
  app.post(
    `${accounts}/:id/password`,
    { config, schema: { params, response: { 200: AccountSecretReply, ...refusals } } },
    async (request) => resetPassword(services, request.person, request.params.id),
  );
}

/** Errors are written by `sendRefusal`; a conflict carries the account as it stands now. */
const ConflictReply = Type.Object({ ...ErrorReply.properties, current: Type.Optional(Account) });
