import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { recountFigures } from '../../platform/figures/recount.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer', '20');
});
afterAll(async () => await t.close());

type Pair = { id: string; score: number; left: { id: string }; right: { id: string } };

async function add(body: object): Promise<{ id: string }> {
  const answer = await officer.post('/people', { areaId: t.areaId('06184'), ...body });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string }>();
}

async function pairOf(a: string, b: string): Promise<Pair | undefined> {
  const { items } = (await officer.get('/people/duplicates?limit=500')).json<{ items: Pair[] }>();
  return items.find(({ left, right }) => [a, b].sort().join() === [left.id, right.id].sort().join());
}

describe('a merge', () => {
  it.each([
    ['the first of them goes', 'a', true],
    ['the second of them goes', 'b', true],
    ['the first of them goes, and the third was looked at before', 'a', false],
    ['the second of them goes, and the third was looked at before', 'b', false],
  ] as const)('keeps two who are different apart when %s into a third', async (_what, goes, decideFirst) => {
    const day = `${goes === 'a' ? 1 : 2}${decideFirst ? 1 : 2}`;
    const same = { fullName: 'Tô Văn Khác', birthDate: `1959-09-${day}`, sex: 'male' };
    const [a, b] = [await add(same), await add(same)];
    const different = async () => {
      const pair = (await pairOf(a.id, b.id))!;
      const decided = await officer.post(`/people/duplicates/${pair.id}`, { decision: 'different' });
      expect(decided.statusCode, decided.body).toBe(200);
    };
    if (decideFirst) {
      await different();
    }
    const c = await add(same);
    if (!decideFirst) {
      await different();
    }
    const [gone, other] = goes === 'a' ? [a, b] : [b, a];
    await mergeRecords(officer, { keep: c.id, gone: gone.id });
    expect(await pairOf(c.id, other.id)).toBeUndefined();
    // Looking for duplicates again does not bring the pair back.
    const edit = await officer.patch(`/people/${c.id}`, {
      version: (await officer.get(`/people/${c.id}`)).json().version,
      address: 'Số 9',
    });
    expect(edit.statusCode, edit.body).toBe(200);
    expect(await pairOf(c.id, other.id)).toBeUndefined();
    // A fourth who is alike may be any of them: of the record that went he hears nothing.
    const d = await add(same);
    expect(await pairOf(d.id, gone.id)).toBeUndefined();
    expect([await pairOf(d.id, c.id), await pairOf(d.id, other.id)].map((pair) => pair?.score)).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
  });

  it.each([
    ['first', 'in the order in which they were made'],
    ['last', 'the last one first'],
  ] as const)(
    'of each of two who are different, undone %s: the kept ones are asked about again',
    async (which, _order) => {
      const same = { fullName: 'Tô Văn Hai', birthDate: which === 'first' ? '1961-02-03' : '1961-02-04' };
      const different = async (a: string, b: string) => {
        const decided = await officer.post(`/people/duplicates/${(await pairOf(a, b))!.id}`, {
          decision: 'different',
        });
        expect(decided.statusCode, decided.body).toBe(200);
      };
      const [x, y] = [await add(same), await add(same)];
      await different(x.id, y.id);
      const [a, b] = [await add(same), await add(same)];
      const merges = [
        await mergeRecords(officer, { keep: a.id, gone: x.id }),
        await mergeRecords(officer, { keep: b.id, gone: y.id }),
      ];
      const asked = async () =>
        [
          await pairOf(a.id, b.id),
          await pairOf(a.id, y.id),
          await pairOf(x.id, b.id),
          await pairOf(x.id, y.id),
        ].map((pair) => pair !== undefined);
      expect(await asked()).toEqual([false, false, false, false]);
      const [early, late] = which === 'first' ? merges : merges.toReversed();
      await undoMerge(officer, early!);
      // Only what holds one of the two who are different is settled still.
      expect(await asked()).toEqual([true, false, false, false]);
      // What an officer says of the kept ones is theirs, whatever is undone after.
      await different(a.id, b.id);
      await undoMerge(officer, late!);
      expect(await asked()).toEqual([false, true, true, false]);
    },
  );

  it('undone leaves what was recorded meanwhile with the record that it was recorded on, figures standing', async () => {
    const same = { fullName: 'Tô Văn Giữa', birthDate: '1969-06-09', sex: 'male' };
    const [a, b] = [await add(same), await add(same)];
    const caseOf = async (personId: string, disease: string) => {
      const made = await officer.post('/cases', {
        personId,
        disease,
        classification: 'CONFIRMED',
        reportDate: '2026-11-12',
      });
      expect(made.statusCode, made.body).toBe(201);
      return made.json<{ id: string }>().id;
    };
    const casesOf = async (id: string) =>
      (await officer.get(`/cases?person=${id}`))
        .json<{ items: { id: string }[] }>()
        .items.map((one) => one.id)
        .sort();
    const recount = async () => {
      const figures = t.app.modules.flatMap((module) => module.figures ?? []);
      return await recountFigures(t.app.platform.db, figures, t.clock.now());
    };
    const before = await caseOf(b.id, 'covid-19');
    const merge = await mergeRecords(officer, { keep: a.id, gone: b.id });
    // Recorded under the old id between: it is of the record that is kept.
    const between = await caseOf(b.id, 'measles');
    expect(await casesOf(a.id)).toEqual([before, between].sort());
    expect(await casesOf(b.id)).toEqual([before, between].sort());
    expect(await recount()).toEqual([]);
    await undoMerge(officer, merge);
    expect([await casesOf(a.id), await casesOf(b.id)]).toEqual([[between], [before]]);
    expect(await recount()).toEqual([]);
  });
});
