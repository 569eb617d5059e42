import type { FastifyRequest } from 'fastify';
import { BlockList, isIPv4 } from 'node:net';
import type { Config } from '../config.ts';

/** How a request came to the console: from this machine itself, or over a wire that nobody reads along. */
export type Way = 'loopback' | 'https';

const isLoopback = (address: string) => /^(::ffff:)?127\.|^::1$/.test(address);
const loopbackName = (name: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(name);

/**
 * Whether the request was made on this machine. Behind a proxy that is not trusted everybody seems
 * to be local: its header gives it away.
 */
export function isLocal(request: FastifyRequest, config: Config): boolean {
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = (request.headers['x-forwarded-for'] ?? request.headers.forwarded) !== undefined;
  return isLoopback(peer) && isLoopback(request.ip) && (!forwarded || isTrusted(peer, config.trustedProxies));
}

function isTrusted(peer: string, proxies: string[]): boolean {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list.check(peer, isIPv4(peer) ? 'ipv4' : 'ipv6');
}

/**
 * How the console was reached; undefined where it must not answer, since a password would cross a
 * network in the clear or another name than the console's was asked for. A trusted proxy says for
 * itself whether the request was https; without one, https at our public name is the operator's word.
 */
export function wayIn(request: FastifyRequest, config: Config): Way | undefined {
  const host = request.host.toLowerCase();
  const { consoleHost } = config;
  const local = isLocal(request, config);
  if (consoleHost !== undefined && host !== consoleHost && !(local && nameOf(host) === consoleHost)) return undefined;
  // Only what a trusted proxy says stands in `protocol`.
  if (request.protocol === 'https') return 'https';
  if (local && (consoleHost !== undefined || loopbackName(nameOf(host)))) return 'loopback';
  if (/\bhttp\b/i.test(String(request.headers['x-forwarded-proto'] ?? ''))) return undefined;
  const publicUrl = config.publicUrl === undefined ? undefined : new URL(config.publicUrl);
  if (publicUrl?.protocol !== 'https:') return undefined;
  return host === publicUrl.host || host === consoleHost ? 'https' : undefined;
}

const nameOf = (host: string) => host.replace(/:\d+$/, '');

/** What a browser calls this server in `Origin`, when the console is reached in a way that is allowed. */
export const originOf = (request: FastifyRequest, way: Way) =>
  `${way === 'https' ? 'https' : 'http'}://${request.host.toLowerCase()}`;
