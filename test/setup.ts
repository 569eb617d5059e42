import fc from 'fast-check';

// The first tier is the same every time; TEST_SEED and TEST_ROUNDS are for looking further.
fc.configureGlobal({
  seed: Number(process.env['TEST_SEED'] ?? 20261122),
  numRuns: Number(process.env['TEST_ROUNDS'] ?? 100),
});

/** Processes that run files beside each other share one PostgreSQL. */
export async function mochaGlobalSetup(this: { isParallelMode(): boolean }): Promise<void> {
  if (this.isParallelMode()) (await import('./server/databases.ts')).shareServer();
}
