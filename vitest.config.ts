import { defineConfig } from 'vitest/config';
import { Tally } from './test/tally.ts';

// A far time zone: whatever reads the machine's clock or zone instead of its arguments fails here.
const env = { TZ: 'America/New_York' };

export default defineConfig({
  test: {
    reporters: ['default', new Tally()],
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'core',
          env,
          include: ['test/**/*.test.ts'],
          exclude: ['test/system/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          env,
          include: ['test/system/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
