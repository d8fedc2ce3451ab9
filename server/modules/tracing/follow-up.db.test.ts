import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../platform/access/scope.ts';
import type { Caller } from '../../../test/support/app.ts';
import { until } from '../../../test/support/settled.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { noteOrders, noteSheetVisits, noteTeamVisit } from './index.ts';
import { followUpStatus } from './rules/follow-up.ts';
import { statusInSql, stillFollowed } from './store/my-day.ts';
import type { LinkRow } from './store/tables.ts';
import { type ListedContact, openScene, type Scene } from './testing/scene.ts';

type DayContact = ListedContact & { caseLabel: string; lastVisitAt: string | null; dayNumber: number | null };

const HOUR = 3_600_000;

let s: Scene;
/** Sessions end with the day: whoever moves the clock logs in anew. */
let officer: Caller;
let caseId = '';
const names = ['Chu Văn Một', 'Chu Văn Hai', 'Chu Văn Ba', 'Chu Văn Tư'];
const people: string[] = [];
const contactIds: string[] = [];

beforeAll(async () => {
  s = await openScene();
  officer = s.officer;
  const shop = await s.place('Quán phở Thìn', 'restaurant');
  const f0 = await s.person('Chu Văn Không');
  await s.stay(f0, shop.code, 24, 60);
  for (const name of names) {
    people.push(await s.person(name));
    await s.stay(people.at(-1)!, shop.code, 24, 60);
  }
  caseId = await s.caseOf(f0);
  await officer.post(`/cases/${caseId}/trace`, {});
  const decided = await officer.post(`/cases/${caseId}/contacts/decisions`, {
    personIds: people,
    decision: 'confirm',
  });
  contactIds.push(
    ...(decided.json() as { outcomes: { contactId: string }[] }).outcomes.map((one) => one.contactId),
  );
});
afterAll(async () => {
  await s.close();
});

const day = async (query = '') =>
  (await officer.get(`/contacts${query}`)).json() as { items: DayContact[]; next: string | null };
const visit = (index: number, result: string, more: object = {}) =>
  officer.post(`/contacts/${contactIds[index]}/visits`, {
    id: uuid7(),
    at: new Date(s.clock.now()).toISOString(),
    result,
    ...more,
  });

describe('follow-up', () => {
  it('lists who is due in the own areas, and takes visits once', async () => {
    expect((await day('?due=true')).items.map((one) => one.name).sort()).toEqual([...names].sort());
    const body = {
      id: uuid7(),
      at: new Date(s.clock.now()).toISOString(),
      result: 'SEEN_OK',
      temperature: 36.6,
    };
    const path = `/contacts/${contactIds[0]}/visits`;
    const first = await officer.post(path, body);
    expect([first.statusCode, first.json()]).toEqual([201, { id: body.id, followUpStatus: 'FOLLOW_UP' }]);
    expect((await officer.post(path, body)).statusCode).toBe(200);
    expect((await officer.post(path, { ...body, result: 'REFUSED' })).json()).toMatchObject({
      code: 'request.conflict',
    });
    const due = (await day('?due=true')).items;
    expect(due).toHaveLength(3);
    // Whoever stands at a door looks for one name among hundreds that are due.
    const named = async (q: string) =>
      (await day(`?due=true&q=${encodeURIComponent(q)}`)).items.map((one) => one.name);
    expect([await named('chu van ba'), await named('Tô Văn Lạ')]).toEqual([['Chu Văn Ba'], []]);
    expect(due[0]).toMatchObject({
      caseLabel: expect.stringMatching(/2026/),
      dayNumber: 1,
      lastVisitAt: null,
    });
    const visits = await sql<{ n: number }>`select count(*) as n from contact_visit`.execute(
      s.app.platform.db,
    );
    expect(visits.rows[0]!.n).toBe(1);
  });

  it('counts the days from the last day on which somebody was said to be met, not from the midnight after it', async () => {
    const named = await s.person('Chu Thị Kể');
    const source = await s.caseOf(await s.person('Chu Văn Nguồn'));
    const met = (ago: number) => localDate(s.clock.now() - ago * 24 * HOUR);
    const items = [{ personId: named, lastContactDate: met(2) }];
    expect((await officer.post(`/cases/${source}/contacts`, { items })).statusCode).toBe(200);
    const body = { personIds: [named], decision: 'confirm' };
    expect((await officer.post(`/cases/${source}/contacts/decisions`, body)).statusCode).toBe(200);
    const mine = (await day('?due=true')).items.find(({ personId }) => personId === named);
    const [profile] = await s.contacts(source);
    expect([mine?.dayNumber, profile?.followUpUntil]).toEqual([2, met(2 - 14)]);
    await officer.post(`/cases/${source}/contacts/decisions`, {
      ...body,
      decision: 'drop',
      reason: 'not-there',
    });
  });

  it('gives a contact up only with a cause, and takes it back when reached', async () => {
    expect((await visit(1, 'NO_ANSWER', { lost: true })).json()).toMatchObject({
      code: 'tracing.lost-needs-cause',
    });
    expect((await visit(1, 'WRONG_NUMBER')).json()).toMatchObject({ followUpStatus: 'FOLLOW_UP' });
    expect((await visit(1, 'WRONG_NUMBER', { lost: true, note: 'đã hỏi hàng xóm' })).json()).toMatchObject({
      followUpStatus: 'LOST',
    });
    expect((await day('?followUpStatus=LOST')).items.map((one) => one.personId)).toEqual([people[1]]);
    expect((await visit(1, 'SEEN_NOT_OK', { symptoms: ['ho', 'sốt'] })).json()).toMatchObject({
      followUpStatus: 'FOLLOW_UP',
    });
    const note = await sql<{ note: Buffer }>`select note from contact_visit where note is not null`.execute(
      s.app.platform.db,
    );
    expect(note.rows[0]!.note.toString('utf8')).not.toContain('xóm');
    expect(s.app.platform.secrets.decrypt(note.rows[0]!.note)).toBe('đã hỏi hàng xóm');
  });

  it('puts the overdue first, and completes after the last day', async () => {
    const start = s.clock.now();
    s.clock.advance(25 * HOUR);
    officer = await s.as('health-officer');
    await visit(0, 'SEEN_OK');
    const late = (await day()).items;
    expect(late.map((one) => one.followUpStatus)).toEqual(['OVERDUE', 'OVERDUE', 'OVERDUE', 'FOLLOW_UP']);
    expect(late.at(-1)?.personId).toBe(people[0]);
    s.clock.set(Date.parse(`${late[0]!.followUpUntil}T17:00:00Z`));
    officer = await s.as('health-officer');
    expect((await day('?followUpStatus=COMPLETED')).items.map((one) => one.personId)).toEqual([people[0]]);
    expect((await day('?followUpStatus=OVERDUE')).items).toHaveLength(3);
    expect((await day('?due=true')).items.map((one) => one.personId)).not.toContain(people[0]);
    expect((await day('?due=true')).items).toHaveLength(3);
    s.clock.set(start);
    officer = await s.as('health-officer');
  });

  it('keeps a visit from a clock that runs ahead, under our time', async () => {
    const answer = await visit(2, 'SEEN_OK', { at: new Date(s.clock.now() + 40 * HOUR).toISOString() });
    expect(answer.statusCode).toBe(201);
    const stored = (await day()).items.find((one) => one.personId === people[2]);
    expect(stored?.lastVisitAt).toBe(new Date(s.clock.now()).toISOString());
  });

  it('pages through the day without gaps', async () => {
    const whole = (await day()).items.map((one) => one.id);
    const pages: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: DayContact[]; next: string | null } = await day(
        `?limit=1${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      pages.push(...page.items.map((one) => one.id));
      cursor = page.next;
    } while (cursor !== null);
    expect(pages).toEqual(whole);
  });

  it('shows an officer the own area alone, and a community team no contact', async () => {
    const areas = s.app.areas.childrenOf(s.app.areas.byId(s.areaId('20'))!.no, '2026-11-16');
    const here = await s.as('medical-staff', areas[0]!.code);
    const there = await s.as('medical-staff', areas[1]!.code);
    expect(((await here.get('/contacts')).json() as { items: unknown[] }).items).toHaveLength(4);
    expect(((await there.get('/contacts')).json() as { items: unknown[] }).items).toEqual([]);
    expect((await there.get(`/contacts?area=${s.commune}`)).statusCode).toBe(403);
    const team = await s.as('community-team', areas[0]!.code);
    expect((await team.get('/contacts')).statusCode).toBe(403);
    const body = { id: uuid7(), at: new Date(s.clock.now()).toISOString(), result: 'SEEN_OK' };
    expect((await team.post(`/contacts/${contactIds[3]}/visits`, body)).statusCode).toBe(403);
    expect((await there.post(`/contacts/${contactIds[3]}/visits`, body)).statusCode).toBe(403);
    expect((await here.post(`/contacts/${contactIds[3]}/visits`, body)).statusCode).toBe(201);
    expect((await here.post(`/contacts/${uuid7()}/visits`, { ...body, id: uuid7() })).statusCode).toBe(404);
  });

  it('takes the visit of a community team to the house, once for each contact in it', async () => {
    const { platform, areas, doors } = s.app;
    const context = { ...doors, platform, areas } as unknown as Parameters<typeof noteTeamVisit>[0];
    const scope = systemScope('Tổ Nà Lừa', 'demo');
    const personNo = (await doors.people.personNos(scope, platform.db, [people[3]!])).get(people[3]!)!;
    const team = { id: uuid7(), at: s.clock.now(), personNos: [personNo], result: 'SEEN_NOT_OK' } as const;
    const note = async () =>
      await platform.db.transaction().execute(async (tx) => await noteTeamVisit(context, scope, tx, team));
    expect(await note()).toBe(1);
    const contact = (await day()).items.find(({ id }) => id === contactIds[3]);
    expect(contact).toMatchObject({ lastVisitAt: new Date(team.at).toISOString() });
    await expect(note()).rejects.toThrow(/duplicate key/);
  });

  it('takes what two lists tell at once of a contact as one visit', async () => {
    const { platform, areas, doors } = s.app;
    const context = { ...doors, platform, areas } as unknown as Parameters<typeof noteSheetVisits>[0];
    const scope = systemScope('Trạm y tế', 'demo');
    const at = new Date(s.clock.now()).toISOString();
    const told = [{ id: uuid7(), contactId: contactIds[3]!, at, result: 'SEEN_OK' as const }];
    const note = async (within?: () => Promise<void>) =>
      await platform.db.transaction().execute(async (tx) => {
        const recorded = await noteSheetVisits(context, scope, tx, told);
        await within?.();
        return recorded;
      });
    const blocked = async () =>
      (
        await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(platform.db)
      ).rows[0]!.n;
    const second = Promise.withResolvers<number>();
    const first = await note(async () => {
      note().then(second.resolve, second.reject);
      await until(blocked, (n) => n > 0);
    });
    expect([first, await second.promise]).toEqual([1, 0]);
  });

  it('follows nobody who was dropped, and shows the order of who is under one', async () => {
    await officer.post(`/cases/${caseId}/contacts/decisions`, {
      personIds: [people[3]],
      decision: 'drop',
      reason: 'not-there',
    });
    expect((await visit(3, 'SEEN_OK')).json()).toMatchObject({ code: 'tracing.not-followed' });
    expect((await day()).items).toHaveLength(3);
    const orderId = uuid7();
    const { db } = s.app.platform;
    const scope = systemScope('test', 'demo');
    const personNo = (await s.app.doors.people.personNos(scope, db, [people[0]!])).get(people[0]!)!;
    await db
      .transaction()
      .execute((tx) => noteOrders(scope, tx, caseId, [{ personNo, orderId, from: s.clock.now() }]));
    const listed = (await officer.get(`/cases/${caseId}/contacts`)).json() as { items: ListedContact[] };
    expect(listed.items.find((one) => one.personId === people[0])).toMatchObject({ orderId });
  });

  it('counts visits as they were recorded', async () => {
    for (const figure of s.app.modules.flatMap((module) =>
      module.name === 'tracing' ? (module.figures ?? []) : [],
    )) {
      const recount = await figure.recount(s.app.platform.db, new Date(0));
      const stored = await sql<{ value: number }>`select coalesce(sum(value), 0)::bigint as value from figure
        where metric = ${figure.code} and level = 't'`.execute(s.app.platform.db);
      // Nobody here is a contact of a contact.
      expect(recount.length > 0).toBe(figure.code !== 'contacts.f2');
      const counted = recount.reduce((sum, { value }) => sum + value, 0);
      expect([figure.code, stored.rows[0]!.value]).toEqual([figure.code, counted]);
    }
  });
});

describe('the status in SQL', () => {
  it('is that of the rule, for every combination of facts', async () => {
    const now = Date.parse('2026-11-16T03:00:00Z');
    const times = [null, now, now - 24 * HOUR, now - 24 * HOUR - 1, now - 60 * HOUR];
    const facts = (['CONFIRMED', 'DROPPED'] as const).flatMap((decision) =>
      [true, false].flatMap((isCase) =>
        [null, '2026-11-15', '2026-11-16', '2026-11-17'].flatMap((until) =>
          ([null, 'SEEN_OK', 'SEEN_NOT_OK', 'NO_ANSWER'] as const).flatMap((lastResult) =>
            times.flatMap((lastSeenAt) =>
              [null, now].flatMap((lostAt) =>
                [null, now].map((transferredAt) => ({
                  decision,
                  isCase,
                  until,
                  lastResult,
                  lastSeenAt,
                  lostAt,
                  transferredAt,
                })),
              ),
            ),
          ),
        ),
      ),
    );
    const decidedAt = now - 30 * HOUR;
    const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
    const rows = await sql<{ status: string; followed: boolean | null } & Pick<LinkRow, 'decision'>>`
      select ${statusInSql(now)} as status, ${stillFollowed(now)} as followed
      from unnest(${facts.map((f) => f.decision)}::text[], ${facts.map((f) => f.isCase)}::boolean[], ${facts.map((f) => f.until)}::date[],
        ${facts.map((f) => f.lastResult)}::text[], ${facts.map((f) => time(f.lastSeenAt))}::timestamptz[],
        ${facts.map((f) => time(f.lostAt))}::timestamptz[],
        ${facts.map((f) => time(f.transferredAt))}::timestamptz[]) with ordinality
        as f(decision, is_case, follow_up_until, last_result, last_seen_at, lost_at, transferred_at, n),
        (select ${time(decidedAt)}::timestamptz as decided_at, null::uuid as counted_by) d
      order by n`.execute(s.app.platform.db);
    expect(rows.rows.map((row) => row.status)).toEqual(
      facts.map((f) =>
        followUpStatus(
          {
            status: f.isCase ? 'CONVERTED' : f.decision,
            decidedAt,
            until: f.until,
            lastResult: f.lastResult,
            lastSeenAt: f.lastSeenAt,
            lost: f.lostAt !== null,
            transferred: f.transferredAt !== null,
          },
          now,
        ),
      ),
    );
    const followed = rows.rows.filter(({ status }) => status === 'FOLLOW_UP' || status === 'OVERDUE');
    expect(followed.length).toBeGreaterThan(0);
    // What the indexes leave out is nobody to be called on.
    expect(followed.filter((row) => row.followed !== true)).toEqual([]);
    expect(
      rows.rows.filter((row) => row.followed === true && ['COMPLETED', 'LOST'].includes(row.status)),
    ).toEqual([]);
  });
});
