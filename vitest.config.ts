import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';
import { Tally } from './test/tally.ts';

// A far time zone: whatever reads the machine's clock or zone instead of its arguments fails here.
const env = { TZ: 'America/New_York' };

/** Only what hangs is ended: on a machine with other work, everything takes many times longer. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000 };

/** By Node itself, as the programme runs: nothing is transformed, and what is imported costs nothing to reach. */
const natively = { experimental: { viteModuleRunner: false } };

/** What replaces a module, or counts what is done in which, keeps its modules to itself. */
const alone = ['test/core/places.test.ts', 'test/core/one-press.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', new Tally()],
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'core',
          env,
          include: ['test/**/*.test.ts'],
          exclude: ['test/system/**', ...alone],
          ...natively,
          // Pure tests share nothing but modules, which are then loaded once.
          isolate: false,
          ...patience,
        },
      },
      { test: { name: 'core-alone', env, include: alone, ...patience } },
      {
        test: {
          name: 'system',
          env,
          include: ['test/system/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          ...natively,
          // Each has a database, a programme and platforms of its own; only modules are shared, and loaded once.
          isolate: false,
          ...patience,
        },
      },
    ],
  },
});
