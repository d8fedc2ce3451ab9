import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../../test/support/settled.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type CallScene, openCallScene } from './testing/scene.ts';

let t: CallScene;

beforeAll(async () => {
  t = await openCallScene();
});
afterAll(async () => await t.close());
beforeEach(async () => await t.begin());

describe('finishing', () => {
  it('waits until somebody was reached', async () => {
    const answer = await t.finish();
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'interview.not-reached']);
  });

  it('hands named contacts to tracing, once', async () => {
    const row = {
      fullName: 'Lộc Thị Hiên',
      phone: '0986111222',
      lastContactDate: t.today(),
      relation: 'same-household' as const,
    };
    await t.save(1, {
      contacts: { [uuid7()]: row, [uuid7()]: { fullName: 'Không Số', lastContactDate: t.today() } },
    });
    await t.reach();
    const id = uuid7();
    const answers = [await t.finish(id), await t.finish(id)];
    expect(answers.map((one) => one.statusCode)).toEqual([200, 200]);
    expect(answers[0]!.json()).toMatchObject({ status: 'DONE', named: 2, stays: 0, unplaced: 0 });
    const contacts = await until(
      async () =>
        ((await t.officer.get(`/cases/${t.now().caseId}/contacts`)).json() as { items: { name: string }[] })
          .items,
      (items) => items.length >= 2,
    );
    expect(contacts.map((one) => one.name).sort()).toEqual(['Không Số', 'Lộc Thị Hiên']);
    expect((await t.save(9, { note: 'thêm' })).json().code).toBe('interview.done');
  });

  it('does nothing when one row is wrong, and names it', async () => {
    const [good, bad, long] = [uuid7(), uuid7(), uuid7()];
    await t.save(1, {
      contacts: {
        [good]: { fullName: 'Đàm Văn Cừ', lastContactDate: t.today() },
        [bad]: { fullName: 'Hứa Thị Lan', phone: '12', lastContactDate: t.today() },
      },
    });
    await t.reach();
    const answer = await t.finish();
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'interview.bad-answers']);
    expect(answer.json().fields).toEqual({ [`contacts.${bad}`]: 'tracing.bad-phone' });
    expect((await t.officer.get('/people?q=Đàm Văn Cừ')).json().items).toEqual([]);
    expect(
      (
        await t.save(2, {
          contacts: { [bad]: null },
          stays: { [long]: t.stay({ from: '01:00', to: '23:00' }) },
        })
      ).statusCode,
    ).toBe(200);
    expect((await t.finish()).json().fields).toEqual({ [`stays.${long}`]: expect.any(String) });
    await t.save(3, { stays: { [long]: null } });
    expect((await t.finish()).statusCode).toBe(200);
  });

  it('ranks those who were there lower when the case wore a mask under the open sky', async () => {
    const friend = await t.person('Hoàng Thị Mai');
    const date = localDate(t.clock.now() - DAY_MS);
    for (const personId of [friend, t.now().personId]) {
      const at = `${date}T08:00:00+07:00`;
      const leftAt = `${date}T09:00:00+07:00`;
      await t.made('/presence', { id: uuid7(), placeCode: t.place.code, person: { personId }, at, leftAt });
    }
    const rank = async () => {
      await t.officer.post(`/cases/${t.now().caseId}/trace`, {});
      const { items } = (await t.officer.get(`/cases/${t.now().caseId}/contacts`)).json();
      return items.find((one: { personId: string }) => one.personId === friend);
    };
    const before = await rank();
    const stay = t.stay({ date, from: '07:30', to: '09:30', mask: 'yes', indoor: 'no' });
    await t.save(1, { stays: { [uuid7()]: stay } });
    await t.reach();
    expect((await t.finish()).statusCode).toBe(200);
    const after = await rank();
    const by = (factor: string) =>
      after.factors.factors.find((one: { factor: string }) => one.factor === factor).by;
    expect([by('mask'), by('air')]).toEqual([0.5, 0.5]);
    // The market counted 0.7 for its open air before.
    expect(after.score / before.score).toBeCloseTo((0.5 * 0.5) / 0.7, 1);
  });

  it('keeps a recalled interval an interval in the log', async () => {
    await t.save(1, {
      stays: {
        [uuid7()]: t.stay({ date: localDate(t.clock.now() - DAY_MS), from: '13:00', to: '18:00' }),
        [uuid7()]: { date: t.today(), from: '05:00', to: '06:00', placeText: 'nhà bạn ở xóm trên' },
        [uuid7()]: t.stay({ date: localDate(t.clock.now() - 60 * DAY_MS) }),
      },
    });
    await t.reach();
    expect((await t.finish()).json()).toMatchObject({ stays: 1, unplaced: 2 });
    const stays = await until(
      async () => await t.logged(),
      (items) => items.length > 0,
    );
    const day = localDate(t.clock.now() - DAY_MS);
    expect(stays).toEqual([
      expect.objectContaining({
        inAt: new Date(`${day}T13:00:00+07:00`).toISOString(),
        outAt: new Date(`${day}T18:00:00+07:00`).toISOString(),
        outImputed: false,
        source: 'declared',
        timeQuality: 'recalled',
      }),
    ]);
  });

  it('never stretches an exact check-in by a guess', async () => {
    const day = localDate(t.clock.now() - DAY_MS);
    const at = (time: string) => new Date(`${day}T${time}:00+07:00`).toISOString();
    await t.made('/presence', {
      id: uuid7(),
      placeCode: t.place.code,
      person: { personId: t.now().personId },
      at: at('14:00'),
      leftAt: at('14:20'),
    });
    await t.save(1, {
      stays: {
        [uuid7()]: t.stay({ date: day, from: '14:10', to: '18:00' }),
        [uuid7()]: t.stay({ date: day, from: '05:00', to: '06:00' }),
      },
    });
    await t.reach();
    await t.finish();
    const stays = await until(
      async () => await t.logged(),
      (items) => items.length > 1,
    );
    expect(stays.map((one) => [one.inAt, one.outAt, one.timeQuality])).toEqual([
      [at('14:00'), at('14:20'), 'device'],
      [at('05:00'), at('06:00'), 'recalled'],
    ]);
  });
});

describe('the call list', () => {
  it('begins with who waits longest, also after an appointment that nobody kept, and says how late', async () => {
    const before = t.clock.now();
    const ids = [t.now().callId];
    await t.reach('CALL_BACK', { callBackAt: t.instant(-2) });
    t.clock.set(before + HOUR_MS);
    await t.begin();
    ids.push(t.now().callId);
    t.clock.set(before + 30 * HOUR_MS);
    const late = (await t.listed('view=due', await t.as('tracer'))).filter(({ id }) => ids.includes(id));
    expect(late.map(({ id, lateHours }) => [id, lateHours])).toEqual([
      [ids[0], 6],
      [ids[1], 5],
    ]);
    const pages: string[] = [];
    const tracer = await t.as('tracer');
    for (let next: string | null = ''; next !== null;) {
      const page = (
        await tracer.get(`/interviews?view=due&limit=1${next === '' ? '' : `&cursor=${next}`}`)
      ).json() as { items: { id: string }[]; next: string | null };
      pages.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(pages).toEqual((await t.listed('view=due', tracer)).map(({ id }) => id));
    t.clock.set(before);
  });

  it('stands in one order here and in the list of work, where an appointment makes nobody less late', async () => {
    const before = t.clock.now();
    const ids = [t.now().callId];
    await t.reach('CALL_BACK', { callBackAt: new Date(before + 20 * HOUR_MS).toISOString() });
    t.clock.set(before + HOUR_MS);
    await t.begin();
    ids.push(t.now().callId);
    t.clock.set(before + 30 * HOUR_MS);
    const tracer = await t.as('tracer');
    const work = (await tracer.get('/worklist?kind=call&limit=500')).json().items as {
      id: string;
      late: boolean;
      lateHours: number;
    }[];
    const calls = await t.listed('view=due', tracer);
    expect(work.map(({ id }) => id)).toEqual(calls.map(({ id }) => id));
    expect(work.filter(({ id }) => ids.includes(id)).map((one) => [one.id, one.late, one.lateHours])).toEqual(
      [
        [ids[0], true, 6],
        [ids[1], true, 5],
      ],
    );
    t.clock.set(before);
  });

  it('plans calls of new cases and confirmed contacts, and lets them rest again', async () => {
    const contact = await t.person('Triệu Văn Thắng');
    const other = await t.person('Bế Văn Đông');
    const own = await t.caseOf(other);
    const calls = async (caller = t.officer) => await t.listed(`case=${own}`, caller);
    const count = async (n: number) =>
      await until(
        async () => await calls(),
        (items) => items.length === n,
      );
    expect((await count(1))[0]).toMatchObject({
      kind: 'F0',
      personId: other,
      overdue: false,
      status: 'PLANNED',
    });
    await t.officer.post(`/cases/${own}/contacts`, {
      items: [{ personId: contact, lastContactDate: t.today() }],
    });
    await t.officer.post(`/cases/${own}/contacts/decisions`, { personIds: [contact], decision: 'confirm' });
    expect((await count(2)).map((one) => one.kind).sort()).toEqual(['F0', 'F1']);
    const before = t.clock.now();
    t.clock.set(before + 25 * HOUR_MS);
    expect((await calls(await t.as('tracer'))).map((one) => one.overdue)).toEqual([true, true]);
    t.clock.set(before);
    await t.officer.post(`/cases/${own}/contacts/decisions`, {
      personIds: [contact],
      decision: 'drop',
      reason: 'not-there',
    });
    expect(await count(1)).toHaveLength(1);
  });

  it('shows nobody to officers of another area or without the right to the kind', async () => {
    const elsewhere = await t.as('tracer', '01');
    expect((await elsewhere.get('/interviews?limit=500')).json()).toMatchObject({ items: [], total: 0 });
    expect((await elsewhere.get(`/interviews/${t.now().callId}`)).statusCode).toBe(404);
    expect((await t.save(1, { note: 'x' }, uuid7(), elsewhere)).statusCode).toBe(404);
    const team = await t.as('quarantine-manager');
    expect((await (await t.as('community-team')).get('/interviews?limit=500')).statusCode).toBe(403);
    expect((await team.get('/interviews?limit=500')).json()).toMatchObject({ items: [] });
    expect((await team.get(`/interviews/${t.now().callId}`)).statusCode).toBe(404);
    // Who follows people up may call contacts of contacts, without the check-ins and the case.
    await sql`update interview set kind = 'F2' where id = ${t.now().callId}`.execute(t.app.platform.db);
    const call = await team.get(`/interviews/${t.now().callId}`);
    expect(call.json()).toMatchObject({ kind: 'F2', known: null, case: null, script: { code: 'f2' } });
    expect((await t.save(1, { note: 'khỏe' }, uuid7(), team)).statusCode).toBe(200);
  });

  it('exports what it lists', async () => {
    const answer = await t.http.inject({
      method: 'GET',
      url: `/api/v1/interviews?case=${t.now().caseId}`,
      headers: { authorization: `Bearer ${t.officer.token}`, accept: 'text/csv' },
    });
    expect(answer.body.split('\n')[0]).toContain('caseLabel');
    expect(answer.body).toContain(t.now().callId);
  });

  it('answers every account a key of its own', async () => {
    const keys = await Promise.all(
      [t.officer, t.officer, await t.as('tracer')].map(
        async (one) => (await one.get('/interviews/draft-key')).json().key as string,
      ),
    );
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(Buffer.from(keys[0]!, 'base64')).toHaveLength(32);
  });
});
