import { describeChild } from '../tv/randomKeys.ts';

/** FUZZ_KEYS: how many keys. FUZZ_SEED: other walks; by default every run takes the same. */
describeChild(Number(process.env.FUZZ_KEYS ?? 100_000), Number(process.env.FUZZ_SEED ?? 2026));
