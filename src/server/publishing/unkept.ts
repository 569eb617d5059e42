import type { FastifyReply } from 'fastify';

/** Kept nowhere: a draft is for who may read it, and as it stands now. */
export const unkept = async (_request: unknown, reply: FastifyReply) => void reply.header('cache-control', 'no-store');
