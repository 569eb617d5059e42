import { describeChild } from './randomKeys.ts';

/** FUZZ_KEYS and FUZZ_SEED look further than the fixed walk of every day. */
describeChild(Number(process.env.FUZZ_KEYS ?? 5000), Number(process.env.FUZZ_SEED ?? 12348));
