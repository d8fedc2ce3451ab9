import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
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

  it('in a chain is undone from its end, each record with its own card, household and cases again', async () => {
    const same = { fullName: 'Tô Thị Chuỗi', birthDate: '1977-01-08', sex: 'female' };
    const home = uuid7();
    const ids = [
      await add({ ...same, householdId: home }),
      await add({ ...same, householdId: home }),
      await add(same),
    ];
    const [a, b, c] = ids.map(({ id }) => id) as [string, string, string];
    const cards: string[] = [];
    for (const { id } of ids) {
      const issued = await officer.post(`/people/${id}/card`, {});
      expect(issued.statusCode, issued.body).toBe(201);
      cards.push(issued.json().cardCode);
      const body = { personId: id, disease: 'covid-19', classification: 'SUSPECT', reportDate: '2026-11-12' };
      expect((await officer.post('/cases', body)).statusCode).toBe(201);
    }
    const state = async () => ({
      byCard: await Promise.all(
        cards.map(async (code) =>
          (await officer.get(`/people?q=${code}`))
            .json<{ items: { id: string }[] }>()
            .items.map(({ id }) => id),
        ),
      ),
      cases: await Promise.all(
        [a, b, c].map(
          async (id) => (await officer.get(`/cases?person=${id}`)).json<{ items: [] }>().items.length,
        ),
      ),
      household: (await officer.get(`/people/${c}`)).json<{ household: unknown[] }>().household.length,
      merged: (await officer.get(`/people/${a}`)).json<{ mergedInto: string | null }>().mergedInto,
    });
    const apart = { byCard: [[a], [b], [c]], cases: [1, 1, 1], household: 0, merged: null };
    expect(await state()).toEqual(apart);
    const first = await mergeRecords(officer, { keep: b, gone: a });
    const second = await mergeRecords(officer, { keep: c, gone: b });
    expect(await state()).toEqual({ byCard: [[c], [c], [c]], cases: [3, 3, 3], household: 0, merged: c });
    const early = await officer.post(`/people/merges/${first}/undo`);
    expect([early.statusCode, early.json().code]).toEqual([409, 'person.merge-followed']);
    await undoMerge(officer, second);
    expect(await state()).toEqual({ byCard: [[b], [b], [c]], cases: [2, 2, 1], household: 0, merged: b });
    await undoMerge(officer, first);
    expect(await state()).toEqual(apart);
  });

  it('says when it is undone whose card was replaced meanwhile: that paper names nobody any more', async () => {
    const same = { fullName: 'Tô Văn Giấy', birthDate: '1979-01-08', sex: 'male' };
    const undone = async (withCard: boolean, reprinted: boolean) => {
      const [a, b] = [await add(same), await add(same)];
      if (withCard) {
        expect((await officer.post(`/people/${b.id}/card`, {})).statusCode).toBe(201);
      }
      const merge = await mergeRecords(officer, { keep: a.id, gone: b.id });
      if (reprinted) {
        expect((await officer.post(`/people/${a.id}/card`, {})).statusCode).toBe(201);
      }
      const answer = await officer.post(`/people/merges/${merge}/undo`);
      return answer.json<{ cardLost: boolean }>().cardLost;
    };
    expect([await undone(true, true), await undone(true, false), await undone(false, true)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('of two of one household leaves one of them in it, and both again when it is undone', async () => {
    const same = { fullName: 'Tô Văn Nhà', birthDate: '1978-01-08', sex: 'male' };
    const home = uuid7();
    const [a, b] = [await add({ ...same, householdId: home }), await add({ ...same, householdId: home })];
    const child = await add({ fullName: 'Tô Thị Con', birthYear: 2010, householdId: home });
    const others = async () =>
      (await officer.get(`/people/${child.id}`))
        .json<{ household: { id: string }[] }>()
        .household.map(({ id }) => id)
        .sort();
    expect(await others()).toEqual([a.id, b.id].sort());
    const merge = await mergeRecords(officer, { keep: a.id, gone: b.id });
    expect(await others()).toEqual([a.id]);
    const listed = (await officer.get(`/households?area=${t.areaId('06184')}&limit=500`)).json<{
      items: { id: string; members: number }[];
    }>();
    expect(listed.items.find(({ id }) => id === home)?.members).toBe(2);
    await undoMerge(officer, merge);
    expect(await others()).toEqual([a.id, b.id].sort());
  });

  it('gives who begins to act by the card of one record no right over the other when it is undone', async () => {
    const same = { fullName: 'Tô Thị Giúp', birthDate: '1951-05-08', sex: 'female' };
    const [a, b] = [await add(same), await add({ ...same, fullName: 'Tô Thị Giup' })];
    const { cardCode } = (await officer.post(`/people/${b.id}/card`, {})).json<{ cardCode: string }>();
    const merge = await mergeRecords(officer, { keep: a.id, gone: b.id });
    const begun = await t.anonymous.post('/assistance', {
      id: uuid7(),
      cardCode,
      birthYear: 1951,
      helperName: 'Nông Thị Gái',
      relation: 'child',
    });
    expect(begun.statusCode, begun.body).toBe(201);
    const { token } = begun.json<{ token: string }>();
    const state = async () => {
      const [mine] = (await t.anonymous.post('/assistance/mine', { tokens: [token] })).json<{
        items: { name: string }[];
      }>().items;
      const helpers = await Promise.all(
        [a.id, b.id].map(
          async (id) =>
            (await officer.get(`/people/${id}/assistance`)).json<{ helpers: unknown[] }>().helpers.length,
        ),
      );
      return [mine?.name, ...helpers];
    };
    expect(await state()).toEqual(['Tô Thị Giúp', 1, 1]);
    await undoMerge(officer, merge);
    expect(await state()).toEqual(['Tô Thị Giup', 0, 1]);
  });
});
