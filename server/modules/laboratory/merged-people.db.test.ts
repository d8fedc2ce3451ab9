import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../test/support/app.ts';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { testCounts } from './index.ts';
import { HOUR, labKit, type LabKit } from './testing/lab-kit.ts';

let k: LabKit;
let officer: Caller;
beforeAll(async () => {
  k = await labKit();
  officer = await k.t.as('health-officer');
});
afterAll(() => k.t.close());

const persons = async () =>
  (
    await testCounts(systemScope('test', 'demo'), k.t.app.platform.db, {
      areaNos: k.t.app.areas.numbersUnder(['']),
      from: k.t.clock.now() - 24 * HOUR,
      to: k.t.clock.now() + HOUR,
    })
  ).persons;

describe('two records of one person in the laboratory', () => {
  it('are one person tested when they were merged, found under the kept one, and two again when it is undone', async () => {
    const twin = ['Vi Thị Mẫu', { birthDate: '1971-03-04', birthYear: undefined, sex: 'female' }] as const;
    const [kept, gone] = [await k.person(...twin), await k.person(...twin)];
    const [first, second] = [await k.tube([kept], {}, 3), await k.tube([gone], {}, 2)];
    await k.released(first.code, 'POSITIVE');
    await k.released(second.code, 'NEGATIVE');
    expect(await persons()).toEqual({ positive: 1, negative: 1 });
    const merge = await mergeRecords(officer, { keep: kept, gone });
    expect(await persons()).toEqual({ positive: 1, negative: 0 });
    const results = async (id: string) => (await k.tests(id)).map(({ result }) => result);
    expect([await results(kept), await results(gone)]).toEqual([
      ['NEGATIVE', 'POSITIVE'],
      ['NEGATIVE', 'POSITIVE'],
    ]);
    expect(await k.differences()).toEqual([]);
    await undoMerge(officer, merge);
    expect(await persons()).toEqual({ positive: 1, negative: 1 });
    expect([await results(kept), await results(gone)]).toEqual([['POSITIVE'], ['NEGATIVE']]);
    expect(await k.differences()).toEqual([]);
  });

  it('are one member of a pool: tested again once, under the kept record', async () => {
    const twin = ['Vi Văn Gộp', { birthDate: '1972-04-05', birthYear: undefined, sex: 'male' }] as const;
    const [kept, gone] = [await k.person(...twin), await k.person(...twin)];
    const pool = await k.tube([gone, kept, await k.person('Lý Văn Khác')]);
    await k.released(pool.code, 'POSITIVE');
    const merge = await mergeRecords(officer, { keep: kept, gone });
    // Named once in the list and on the tube's own page.
    const shown = async () => {
      const { items } = (await k.first.get(`/lab/tubes?q=${pool.code}`)).json();
      const detail = (await k.first.get(`/lab/tubes/${pool.id}`)).json();
      const listed = items.find(({ id }: { id: string }) => id === pool.id);
      return [listed, detail].map(({ members, people }) => [members, people.length]);
    };
    expect(await shown()).toEqual([
      [2, 2],
      [2, 2],
    ]);
    const sampledAt = new Date(k.t.clock.now()).toISOString();
    const order = async () => {
      const answer = await k.first.post(`/lab/tubes/${pool.id}/retests`, { sampledAt });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<{ tubes: { code: string; personId: string }[] }>().tubes;
    };
    const ordered = await order();
    expect(ordered.filter(({ personId }) => personId === kept)).toHaveLength(1);
    expect(ordered).toHaveLength(2);
    expect(await order()).toEqual(ordered);
    const { retests } = (await k.first.get(`/lab/tubes/${pool.id}`)).json();
    expect(retests.map(({ code }: { code: string }) => code)).toEqual(ordered.map(({ code }) => code));
    // Written on the record that is kept: undone, the tube is of that one.
    await undoMerge(officer, merge);
    expect(await shown()).toEqual([
      [3, 3],
      [3, 3],
    ]);
    expect([(await k.tests(kept)).length, (await k.tests(gone)).length]).toEqual([2, 1]);
  });
});
