import type { FastifyBaseLogger } from 'fastify';
import type { Database, Query } from '../db/open.ts';
import { addJob, claimJob, hasJob, releaseJob, removeJob, type Job } from './store.ts';

/** How jobs of one kind are done. A job may be done twice: the process may end just before it is crossed off. */
export interface JobKind {
  /** Milliseconds after which somebody else may take the job; longer than it can last. */
  lease: number;
  /** Tries before it is given up. */
  attempts: number;
  /** `stopping` is raised when the server stops; a job that ends early by an error is done again later. */
  run(payload: unknown, stopping: AbortSignal): Promise<void>;
  /** After the last try. */
  giveUp?(payload: unknown): Promise<void>;
}

/** Work for later, kept in the database: it survives a crash and is done by one server at a time. */
export interface Jobs {
  /** Says how a kind is done; before `start`. */
  register(kind: string, how: JobKind): void;
  /** Adds a job in the caller's transaction; call `wake` when that is committed. */
  add(query: Query, kind: string, payload: unknown, dueAt?: number): Promise<void>;
  /** The same where the very job is not there already. */
  ask(query: Query, kind: string, payload: unknown): Promise<void>;
  /** There may be something to do: look at once instead of at the next poll. */
  wake(): void;
  start(): void;
  /** Waits for the job that is being done. */
  stop(): Promise<void>;
}

/** The same as `Jobs.add` for who has a transaction and not the services: done at the next poll at the latest. */
export { addJob } from './store.ts';

const pollMs = 5_000;
/** Milliseconds until the next try; the first failure waits the first of them. */
const patience = [5_000, 30_000, 120_000, 600_000];

export function createJobs(db: Database, now: () => number, log: FastifyBaseLogger): Jobs {
  const kinds = new Map<string, JobKind>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> | undefined;
  let started = false;
  let again = false;

  function wake(): void {
    again = true;
    if (!started || turn !== undefined) return;
    clearTimeout(timer);
    turn = workAll().finally(() => {
      turn = undefined;
      if (again) return wake();
      if (started) timer = setTimeout(wake, pollMs).unref();
    });
  }

  /** Until nothing is due. A database that is down is asked again at the next poll. */
  async function workAll(): Promise<void> {
    try {
      while (started) {
        again = false;
        const job = await claimNext();
        if (job === undefined) return;
        await work(job);
      }
    } catch (error) {
      again = false;
      log.error({ err: error }, 'jobs cannot be read');
    }
  }

  async function claimNext(): Promise<Job | undefined> {
    // Each kind has its own lease, so each is asked for by itself.
    for (const [kind, { lease }] of kinds) {
      const job = await claimJob(db.query, [kind], now(), now() + lease);
      if (job !== undefined) return job;
    }
    return undefined;
  }

  async function work(job: Job): Promise<void> {
    const how = kinds.get(job.kind) as JobKind;
    try {
      // One that ended its server each time is not begun once more.
      if (job.attempts > how.attempts) await how.giveUp?.(job.payload);
      else await how.run(job.payload, stopping.signal);
      await removeJob(db.query, job);
    } catch (error) {
      if (stopping.signal.aborted) return releaseJob(db.query, job, now());
      log.warn({ err: error, job: job.number, kind: job.kind, attempt: job.attempts }, 'job failed');
      if (job.attempts >= how.attempts) {
        await how.giveUp?.(job.payload);
        return removeJob(db.query, job);
      }
      await releaseJob(db.query, job, now() + (patience[Math.min(job.attempts, patience.length) - 1] as number));
    }
  }

  return {
    register: (kind, how) => void kinds.set(kind, how),
    add: (query, kind, payload, dueAt) => addJob(query, { kind, payload, dueAt: dueAt ?? now(), now: now() }),
    async ask(query, kind, payload) {
      if (!(await hasJob(query, kind, payload))) await addJob(query, { kind, payload, dueAt: now(), now: now() });
    },
    wake,
    start() {
      started = true;
      wake();
    },
    async stop() {
      started = false;
      again = false;
      clearTimeout(timer);
      stopping.abort();
      await turn;
    },
  };
}
