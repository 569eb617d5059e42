import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import {
  LoginBody,
  PasswordBody,
  RecoveryReply,
  SessionReply,
  SetupBody,
  SetupReply,
  TotpConfirmBody,
  TotpOffBody,
  TotpReply,
} from '../../contract/admin/index.ts';
import { ErrorReply } from '../../contract/index.ts';
import { loginLimit } from '../http/limits.ts';
import type { App, Services } from '../services.ts';
import { sessionReply } from './accountReply.ts';
import { registerAccountAdministration } from './administrationRoutes.ts';
import { clearToken, setToken, tokenOf } from './cookie.ts';
import { logIn, logOut, type Browser } from './login.ts';
import { changePassword, confirmTotp, ownAccount, prepareTotp, stopTotp } from './ownAccount.ts';
import { setUp, setupNeeded } from './setup.ts';

const admin = '/api/v1/admin';
const refusals = { '4xx': ErrorReply };
const browserOf = (request: FastifyRequest): Browser => ({ address: request.ip, former: tokenOf(request) });

/** Logging in and out, and what one does with one's own account. */
export function registerAccounts(app: App, services: Services): void {
  const { db, config } = services;
  const open: FastifyContextConfig = { access: 'console', ...loginLimit(config) };
  const self = { access: 'self' } as const;
  const always = { access: 'self', beforePassword: true } as const;

  app.get(`${admin}/setup`, { config: open, schema: { response: { 200: SetupReply, ...refusals } } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { needed: await setupNeeded(db) };
  });
  app.post(
    `${admin}/setup`,
    { config: open, schema: { body: SetupBody, response: { 200: SessionReply, ...refusals } } },
    async (request, reply) => {
      const begun = await setUp(services, request.body, browserOf(request));
      setToken(reply, request.way, begun.token).header('cache-control', 'no-store');
      return sessionReply(begun.row, begun);
    },
  );
  app.post(
    `${admin}/login`,
    { config: open, schema: { body: LoginBody, response: { 200: SessionReply, ...refusals } } },
    async (request, reply) => {
      const begun = await logIn(services, request.body, browserOf(request));
      setToken(reply, request.way, begun.token).header('cache-control', 'no-store');
      return sessionReply(begun.row, begun);
    },
  );

  app.get(`${admin}/session`, { config: always, schema: { response: { 200: SessionReply, ...refusals } } }, async (request) =>
    sessionReply(await ownAccount(db.query, request.person), request.login),
  );
  app.delete(`${admin}/session`, { config: always }, async (request, reply) => {
    await logOut(services, request.person, request.login);
    return clearToken(reply, request.way).code(204).send();
  });
  app.post(
    `${admin}/password`,
    { config: { ...always, ...loginLimit(config) }, schema: { body: PasswordBody, response: { 200: SessionReply, ...refusals } } },
    async (request, reply) => {
      const begun = await changePassword(services, request.person, request.body, browserOf(request));
      setToken(reply, request.way, begun.token);
      return sessionReply(begun.row, begun);
    },
  );

  app.post(`${admin}/totp`, { config: self, schema: { response: { 200: TotpReply, ...refusals } } }, async (request) =>
    prepareTotp(services, request.person),
  );
  app.post(
    `${admin}/totp/confirm`,
    { config: self, schema: { body: TotpConfirmBody, response: { 200: RecoveryReply, ...refusals } } },
    async (request) => ({ codes: await confirmTotp(services, request.person, request.body.code) }),
  );
  app.post(
    `${admin}/totp/off`,
    { config: { ...self, ...loginLimit(config) }, schema: { body: TotpOffBody } },
    async (request, reply) => {
      await stopTotp(services, request.person, request.body.current);
      return reply.code(204).send();
    },
  );

  registerAccountAdministration(app, services);
}
