import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { settled } from '../../../test/support/settled.ts';
import { DAY_MS, localDate } from '../../platform/clock/clock.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { openScene, type Scene } from './testing/scene.ts';
import { confirmedLinks } from './store/links.ts';
import { peopleOfLinks } from './store/move-links.ts';
import { countFormerMergesOnce } from './usecases/count-links-once.ts';

let s: Scene;
let figureBefore: number;
beforeAll(async () => {
  s = await openScene();
});
beforeEach(async () => {
  figureBefore = await total('contacts.confirmed');
});
afterAll(async () => await s.close());

const ok = async (answer: Promise<{ statusCode: number; body: string }>) => {
  const { statusCode, body } = await answer;
  expect(statusCode, body).toBeLessThan(300);
  return JSON.parse(body);
};
const day = (offset: number) => localDate(s.clock.now() + offset * DAY_MS);
const name = async (caseId: string, people: readonly (readonly [string, number])[]) =>
  await ok(
    s.officer.post(`/cases/${caseId}/contacts`, {
      items: people.map(([personId, ago]) => ({ personId, lastContactDate: day(-ago) })),
    }),
  );
const decide = async (caseId: string, personIds: readonly string[], drop = false) =>
  await ok(
    s.officer.post(`/cases/${caseId}/contacts/decisions`, {
      personIds,
      ...(drop ? { decision: 'drop', reason: 'not-there' } : { decision: 'confirm' }),
    }),
  );
const total = async (metric: string) => {
  const { series } = await ok(
    s.officer.get(`/figures?metric=${metric}&area=${s.commune}&step=total`) as never,
  );
  return series[0].points[0]?.[1] ?? 0;
};
/** Everywhere that a contact of the case is counted, listed or drawn. */
const counted = async (caseId: string, mine: readonly string[]) => {
  await settled(s.app);
  const { items } = await ok(s.officer.get(`/contacts?limit=500`) as never);
  const chain = await ok(s.officer.get(`/cases/${caseId}/chain?contacts=true`) as never);
  const figures = s.app.modules.flatMap((module) => module.figures ?? []);
  return {
    listed: (await s.contacts(caseId)).filter(({ personId }) => mine.includes(personId)).length,
    due: items.filter((one: { caseId: string }) => one.caseId === caseId).length,
    drawn: chain.edges.filter(({ kind }: { kind: string }) => kind === 'contact').length,
    figure: (await total('contacts.confirmed')) - figureBefore,
    differences: await recountFigures(s.app.platform.db, figures, s.clock.now()),
  };
};

async function twins(year: number, caseId: string, ago: readonly [number, number] = [1, 1]) {
  const same = { birthDate: `${year}-06-09`, sex: 'male' };
  const [kept, gone] = [await s.person('Hứa Văn Đôi', same), await s.person('Hứa Văn Đôi', same)];
  await name(caseId, [
    [kept, ago[0]],
    [gone, ago[1]],
  ]);
  return [kept, gone] as const;
}

describe('two merged records of one contact of a case', () => {
  it('are one everywhere, and two again when it is undone, each with its own decision', async () => {
    const caseId = await s.caseOf(await s.person('Hứa Văn Nguồn', { birthYear: 1950 }));
    const [kept, gone] = await twins(1969, caseId, [2, 1]);
    await decide(caseId, [kept, gone]);
    const apart = { listed: 2, due: 2, drawn: 2, figure: 2, differences: [] };
    expect(await counted(caseId, [kept, gone])).toEqual(apart);
    const before = await s.contacts(caseId);
    const merge = await mergeRecords(s.officer, { keep: kept, gone });
    const one = { listed: 1, due: 1, drawn: 1, figure: 1, differences: [] };
    expect(await counted(caseId, [kept, gone])).toEqual(one);
    // Who was met last is followed up longest: that decision holds.
    const [shown] = await s.contacts(caseId);
    expect(shown).toMatchObject({
      personId: kept,
      followUpUntil: before.find((b) => b.personId === gone)!.followUpUntil,
    });
    // A call noted under the decision that does not count is the person's: nobody calls twice.
    const silent = before.find(({ id }) => id !== shown!.id)!;
    await ok(
      s.officer.post(`/contacts/${silent.id}/visits`, {
        id: uuid7(),
        at: new Date(s.clock.now()).toISOString(),
        result: 'SEEN_OK',
      }),
    );
    const due = await ok(s.officer.get('/contacts?due=true&limit=500') as never);
    expect(due.items.filter((item: { caseId: string }) => item.caseId === caseId)).toEqual([]);
    // Confirmed again, it is the same decision.
    await decide(caseId, [kept]);
    expect(await counted(caseId, [kept, gone])).toEqual(one);
    // A list that carries the id of the silent decision means the person, as the one that counts says.
    const { db } = s.app.platform;
    const scope = systemScope('test', 'demo');
    const [silentLink] = await confirmedLinks(scope, db, { caseId, personNos: [], ids: [silent.id!] });
    const [shownLink] = await confirmedLinks(scope, db, { caseId, personNos: [], ids: [shown!.id!] });
    expect(silentLink).toEqual({ ...shownLink, id: silent.id });
    const nos = [silentLink!.person_no, shownLink!.person_no];
    expect(await confirmedLinks(scope, db, { caseId, personNos: nos, ids: [] })).toEqual([shownLink]);
    const [person] = await peopleOfLinks(scope, db, [silent.id!]);
    expect(person).toEqual({ ...silentLink, case_id: caseId });
    await undoMerge(s.officer, merge);
    expect(await counted(caseId, [kept, gone])).toEqual(apart);
    const ids = (list: { personId: string; id: string | null }[]) =>
      list.map(({ personId, id }) => [personId, id]).sort();
    expect(ids(await s.contacts(caseId))).toEqual(ids(before));
    await decide(caseId, [kept, gone], true);
  });

  it('of whom one was dropped stay followed up, until an officer drops the person; undone, both stand as decided', async () => {
    const caseId = await s.caseOf(await s.person('Hứa Văn Gốc', { birthYear: 1951 }));
    const [kept, gone] = await twins(1970, caseId);
    await decide(caseId, [gone]);
    s.clock.set(s.clock.now() + 60_000);
    await decide(caseId, [kept], true);
    const merge = await mergeRecords(s.officer, { keep: kept, gone });
    expect(await counted(caseId, [kept, gone])).toEqual({
      listed: 1,
      due: 1,
      drawn: 1,
      figure: 1,
      differences: [],
    });
    s.clock.set(s.clock.now() + 60_000);
    await decide(caseId, [kept], true);
    await s.retraceNow(caseId);
    expect(await counted(caseId, [kept, gone])).toEqual({
      listed: 1,
      due: 0,
      drawn: 0,
      figure: 0,
      differences: [],
    });
    await undoMerge(s.officer, merge);
    await settled(s.app);
    expect((await s.contacts(caseId)).map(({ status }) => status)).toEqual(['DROPPED', 'DROPPED']);
  });

  it('that were merged before merges were followed are counted once at the next start, and nothing is left to do', async () => {
    const caseId = await s.caseOf(await s.person('Hứa Văn Xưa', { birthYear: 1952 }));
    const [kept, gone] = await twins(1971, caseId);
    await decide(caseId, [kept, gone]);
    const { db } = s.app.platform;
    await sql`update person set merged_into_no = (select person_no from person where id = ${kept}::uuid)
      where id = ${gone}::uuid`.execute(db);
    const context = { platform: s.app.platform, people: s.app.doors.people };
    const figure = async () => (await counted(caseId, [kept, gone])).figure;
    expect(await figure()).toBe(2);
    await countFormerMergesOnce(context);
    expect(await figure()).toBe(1);
    await countFormerMergesOnce(context);
    expect(await figure()).toBe(1);
    expect((await counted(caseId, [kept, gone])).differences).toEqual([]);
  });
});
