import pg from 'pg';
import { inject } from 'vitest';
import { loadDemo } from '../../server/modules/demo/index.ts';
import { testApp } from './app.ts';
import { runningClock } from './fixed.ts';
import { settled } from './settled.ts';

const NAME = 'vx_demo_template';
/** Any number; whoever asks at the same time waits for the one who loads. */
const LOCK = 20_261_116;

/**
 * The small simulated province as a database to clone: loaded by the first that asks, once a run, with everything done that
 * follows from it.
 * @returns its name.
 */
export async function demoTemplate(): Promise<string> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const found = await client.query('select from pg_database where datname = $1', [NAME]);
    if (found.rowCount === 0) {
      const t = await testApp({ clock: runningClock(), publicUrl: 'http://127.0.0.1' });
      try {
        const demo = { people: 1_500, seed: 20, provinceCode: '20', historyDays: 10, now: t.clock.now() };
        await loadDemo(t.app, demo);
        await settled(t.app);
      } catch (error) {
        await t.close();
        throw error;
      }
      await t.close(NAME);
    }
    return NAME;
  } finally {
    await client.end();
  }
}
