import fc from 'fast-check';

/** The seed of every property, the same in each run, so that no change fails by chance; `PLAY_SEED=… npm test` takes another. */
export const played = Number(process.env.PLAY_SEED ?? 2);

fc.configureGlobal({ seed: played });

export { fc };
