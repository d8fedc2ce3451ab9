import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { loadDemo } from './index.ts';
import { readRun } from './store/runs.ts';

let t: TestApp;

beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => {
  await t.close();
});

it('plays every scene also where a commune has a handful of households', async () => {
  await loadDemo(t.app, { people: 300, seed: 20, provinceCode: '20', now: t.clock.now() });
  // One scene that fails keeps the run from being ready, and the next start plays all of them again.
  expect((await readRun(systemScope('test', 'demo'), t.app.platform.db))!.stage).toBe('ready');
});
