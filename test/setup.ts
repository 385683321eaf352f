import fc from 'fast-check';

// Tests are the same every time; a deep run may try other seeds: KINDLING_FC_SEED=1234 npm test.
fc.configureGlobal({ seed: Number(process.env.KINDLING_FC_SEED ?? 20_261_122) });
