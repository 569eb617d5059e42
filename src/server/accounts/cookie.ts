import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Way } from '../http/transport.ts';

/** With `__Host-` a browser takes the cookie over https alone, and from this very host. */
const nameFor = (way: Way) => (way === 'https' ? '__Host-fawu-console' : 'fawu-console');

/** The token that the browser sent back; undefined without one. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const name = nameFor(request.way);
  const pairs = (request.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='));
  const token = pairs.find(([key]) => key === name)?.[1];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** Kept until the browser closes: the server ends it earlier. */
export const setToken = (reply: FastifyReply, way: Way, token: string) => write(reply, way, token, '');
export const clearToken = (reply: FastifyReply, way: Way) => write(reply, way, '', '; Max-Age=0');

const write = (reply: FastifyReply, way: Way, token: string, more: string) =>
  reply.header('set-cookie', `${nameFor(way)}=${token}; Path=/; HttpOnly; SameSite=Strict${way === 'https' ? '; Secure' : ''}${more}`);
