import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

describe('POST /public/installs', () => {
  const ids = [uuid7(), uuid7(), uuid7()];

  it('counts a phone once, by province and day, and keeps nothing of it', async () => {
    const post = async (id: string) => await t.anonymous.post('/public/installs', { id });
    for (const id of ids) {
      const first = await post(id);
      expect([first.statusCode, first.json()]).toEqual([201, { counted: true }]);
    }
    const again = await post(ids[0]!.toUpperCase());
    expect([again.statusCode, again.json()]).toEqual([200, { counted: false }]);
    expect((await t.anonymous.post('/public/installs', { id: 'x' })).statusCode).toBe(400);
    const figures = t.app.modules.flatMap((module) =>
      module.name === 'installs' ? (module.figures ?? []) : [],
    );
    expect(await recountFigures(t.app.platform.db, figures, t.clock.now())).toEqual([]);
  });

  it('is the numerator of the share of smartphones, which has none until somebody enters it with a source', async () => {
    const officer = await t.as('health-officer');
    const read = async () =>
      (await officer.get(`/metrics/values?codes=app.install-rate,app.installs&area=${t.areaId('20')}`)).json()
        .items as { metric?: string; code?: string; value: unknown }[];
    expect(JSON.stringify(await read())).toContain('no-denominator');
    const entered = await officer.post('/manual-figures', {
      metric: 'app.smartphones',
      areaId: t.areaId('20'),
      at: new Date(t.clock.now() - 3_600_000).toISOString(),
      value: 60,
      source: 'Sở Thông tin và Truyền thông',
    });
    expect(entered.statusCode).toBe(201);
    const text = JSON.stringify(await read());
    expect(text).not.toContain('no-denominator');
    expect(text).toMatch(/"value":5[,}]/);
    expect(text).toMatch(/"value":3[,}]/);
  });
});
