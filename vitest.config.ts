import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './tools/long-first.ts';
import { runFolder } from './tools/run-folder.ts';

// Databases, folders of programs and profiles of browsers are thrown away after each test: they need no disk.
const inMemory = process.env['TMPDIR'] === undefined ? runFolder() : null;
if (inMemory !== null) {
  process.env['TMPDIR'] = inMemory;
}
const full = process.env['VX_TEST_FULL'] === '1';
/** What they measure is the page only while nothing else runs: after the others, when they run at all. */
const alone = ['test/end-to-end/lighthouse.test.ts', 'test/end-to-end/large-map.test.ts'];
const withDatabase = {
  globalSetup: ['test/support/database-setup.ts'],
  // Room for several waits of half a minute each.
  testTimeout: 120_000,
  hookTimeout: 300_000,
};

export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // Programs that tests start find their code compiled.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    // The five seconds of vitest are not enough on two cores that the other tests and browsers keep busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Events and jobs reach a test late while another one keeps a transaction open.
    expect: { poll: { timeout: 30_000, interval: 50 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{contract,lib,server,cli,tools,web}/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['{server,cli,test}/**/*.db.test.ts', 'test/end-to-end/**/*.test.ts'],
          exclude: full ? ['**/node_modules/**', ...alone] : ['**/node_modules/**'],
          ...withDatabase,
        },
      },
      ...(full
        ? [
            {
              extends: true as const,
              test: { name: 'alone', include: alone, sequence: { groupOrder: 1 }, ...withDatabase },
            },
          ]
        : []),
    ],
  },
});
