import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { erase } from '../privacy/testing/erasure.ts';
import { type ListedContact, openScene, type Scene } from './testing/scene.ts';

const HOUR = 3_600_000;

type RosterContact = ListedContact & {
  evidence: (ListedContact['evidence'][number] & {
    group?: {
      id: string;
      name: string;
      kind: string;
      spot: string | null;
      viaSpot: string | null;
      near: boolean;
    };
  })[];
};
type Saved = {
  id: string;
  cases: number;
  outcomes: { status: number; id: string | null; code?: string }[];
};

let s: Scene;

beforeAll(async () => {
  s = await openScene();
});
afterAll(() => s.close());

const at = (hoursAgo: number) => new Date(s.clock.now() - hoursAgo * HOUR).toISOString();
const session = (hoursAgo: number, hours: number) => ({ from: at(hoursAgo), to: at(hoursAgo - hours) });

async function record(body: object): Promise<Saved> {
  const answer = await s.officer.post('/rosters', body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json() as Saved;
}

async function traced(caseId: string): Promise<RosterContact[]> {
  const answer = await s.officer.post(`/cases/${caseId}/trace`, {});
  expect(answer.statusCode, answer.body).toBe(200);
  return (await s.contacts(caseId)) as RosterContact[];
}

it('keeps no note on somebody who was anonymised, in any roster', async () => {
  const school = await s.place('Trường Giấu Tên', 'school');
  const personId = await s.person('Hứa Thị Xóa', { birthYear: 2016 });
  const rows = [
    { personId, unit: '5A', seat: '4', note: 'ở nhà bà Xóa, ngõ Bí Mật' },
    { fullName: 'Mã Văn Còn', birthYear: 2016, unit: '5A', seat: '5', note: 'đến muộn' },
  ];
  const { id } = await record({
    id: uuid7(),
    kind: 'class',
    name: 'Lớp 5A',
    placeId: school.id,
    sessions: [session(30, 4)],
    rows,
  });
  await erase(s.officer, personId);
  const { secrets, db } = s.app.platform;
  const kept = await sql<{ seat: string; note: Buffer }>`select seat, note from roster_row
    where roster_id = ${id}::uuid order by row_no`.execute(db);
  expect(kept.rows.map(({ seat, note }) => [seat, secrets.decrypt(note)])).toEqual([
    ['4', 'Đã ẩn danh'],
    ['5', 'đến muộn'],
  ]);
});

describe('rosters', () => {
  it('exposes a class from minute 0, not the absent, and keeps the evidence when confirmed', async () => {
    const school = await s.place('Trường Tiểu học Thử', 'school');
    const sick = await s.person('Nông Thị Sen', { birthYear: 2016 });
    const rows = [
      { personId: sick, unit: '5A', seat: '1' },
      { fullName: 'Lý Văn Tài', birthYear: 2016, unit: '5a', seat: '2' },
      { fullName: 'Lý Văn Tài', birthYear: 2016, unit: '5A', seat: '3' },
      { fullName: 'Hứa Thị Mây', birthYear: 2016, unit: '5A', seat: '4', absent: true, note: 'sốt' },
      { fullName: 'Mã Văn Khe', birthYear: 2016, unit: '5B', seat: '1' },
      { fullName: '---', unit: '5A' },
      { fullName: 'Vi Thị Nụ', unit: '5A', absentOn: ['2026-01-01'] },
    ];
    const id = uuid7();
    const body = {
      id,
      kind: 'class',
      name: 'Lớp 5A',
      placeId: school.id,
      sessions: [session(26, 0.05)],
      rows,
    };
    const saved = await record(body);
    expect(saved.outcomes.map((row) => row.code ?? row.status)).toEqual([
      200,
      201,
      201,
      201,
      201,
      'tracing.bad-name',
      'tracing.no-such-session',
    ]);
    const again = await s.officer.post('/rosters', body);
    expect([again.statusCode, again.json()]).toEqual([200, saved]);
    expect((await s.officer.post('/rosters', { ...body, name: 'Lớp 5C' })).statusCode).toBe(409);
    // What was answered by the version before is answered in the shape of now.
    const { db } = s.app.platform;
    const older = saved.outcomes.map(({ id: personId, ...row }) => ({ ...row, personId }));
    await sql`update receipt set body = jsonb_set(body, '{outcomes}', ${JSON.stringify(older)}::jsonb)
      where id = ${id}`.execute(db);
    const text = await readFile(new URL('migrations/0015_outcomes_by_id.sql', import.meta.url), 'utf8');
    await sql.raw(text).execute(db);
    expect((await s.officer.post('/rosters', body)).json()).toEqual(saved);

    const caseId = await s.caseOf(sick);
    const contacts = await traced(caseId);
    const [first, second] = [saved.outcomes[1]!.id!, saved.outcomes[2]!.id!];
    expect(first).not.toBe(second);
    expect(contacts.map((one) => one.personId).toSorted()).toEqual([first, second].toSorted());
    const group = { id, name: 'Lớp 5A', kind: 'class', spot: '5A · 2', viaSpot: '5A · 1', near: true };
    expect(contacts.find((one) => one.personId === first)?.evidence).toEqual([
      {
        source: 'roster',
        placeId: school.id,
        placeName: 'Trường Tiểu học Thử',
        minutes: 3,
        from: at(26),
        to: at(25.95),
        group,
      },
    ]);
    await s.officer.post(`/cases/${caseId}/contacts/decisions`, { personIds: [first], decision: 'confirm' });

    const next = await record({
      ...body,
      id: undefined,
      name: 'Lớp 5A',
      sessions: [session(3, 1)],
      rows: rows.slice(0, 4),
    });
    expect(next.outcomes.map((row) => row.id)).toEqual(saved.outcomes.slice(0, 4).map((row) => row.id));
    expect(next.cases).toBe(1);

    const withdrawal = await s.officer.post(`/rosters/${id}/withdrawal`, {
      version: 1,
      reason: 'Nhập nhầm lớp',
    });
    expect(withdrawal.statusCode, withdrawal.body).toBe(200);
    await s.officer.post(`/rosters/${next.id}/withdrawal`, { version: 1, reason: 'Nhập nhầm lớp' });
    const after = await traced(caseId);
    expect(after.map((one) => one.personId)).toEqual([first]);
    const kept = await sql<{ evidence: { group: { name: string } }[] }>`select evidence from contact_link
      where case_id = ${caseId}`.execute(s.app.platform.db);
    expect(kept.rows[0]!.evidence[0]!.group.name).toBe('Lớp 5A');
    expect((await s.officer.post(`/rosters/${id}/rows`, { rows: rows.slice(0, 1) })).json().code).toBe(
      'tracing.roster-withdrawn',
    );
  });

  it('puts people near the seat before the others, in both directions', async () => {
    const names = ['Đàm Văn Một', 'Đàm Văn Hai', 'Đàm Văn Ba', 'Đàm Văn Tư'];
    const ids = await Promise.all(names.map((name) => s.person(name)));
    const seats = ['12A', '14F', '20C', undefined];
    const rows = ids.map((personId, i) => ({
      personId,
      ...(seats[i] === undefined ? {} : { seat: seats[i] }),
    }));
    const sessions = [session(30, 2)];
    await record({ kind: 'flight', name: 'Chuyến bay VX-01', areaId: s.commune, sessions, rows });
    const contacts = await traced(await s.caseOf(ids[0]!));
    const best = Math.max(...contacts.map((one) => one.score));
    const near = contacts.map((one) => [one.name, one.evidence[0]!.group!.near, one.score / best]);
    expect(near.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([
      ['Đàm Văn Ba', false, expect.closeTo(0.3, 6)],
      ['Đàm Văn Hai', true, 1],
      ['Đàm Văn Tư', true, 1],
    ]);
    const back = await traced(await s.caseOf(ids[2]!));
    expect(back.map((one) => one.evidence[0]!.group!.viaSpot)).toEqual(['20C', '20C', '20C']);
    const measles = await traced(await s.caseOf(ids[1]!, { disease: 'measles' }));
    expect(measles.map((one) => one.evidence[0]!.group!.near)).toEqual([true, true, true]);
  });

  it('clips minutes at the isolation of the case', async () => {
    const [sick, mate] = [await s.person('Chu Văn Ga'), await s.person('Chu Văn Bến')];
    const rows = [
      { personId: sick, unit: 'P1' },
      { personId: mate, unit: 'P2' },
    ];
    await record({
      kind: 'dormitory',
      name: 'Nhà trọ',
      areaId: s.commune,
      sessions: [session(40, 38)],
      rows,
    });
    const caseId = await s.caseOf(sick);
    const isolatedAt = at(30);
    expect((await s.officer.patch(`/cases/${caseId}`, { version: 1, isolatedAt })).statusCode).toBe(200);
    const [contact] = await traced(caseId);
    expect(contact).toMatchObject({ name: 'Chu Văn Bến', minutes: 600, lastAt: isolatedAt });
    expect(contact!.evidence[0]!.group).toMatchObject({ spot: 'P2', viaSpot: 'P1', near: false });
  });

  it('lists who is absent since when, and exports it', async () => {
    const rows = [
      { fullName: 'Bế Văn Có', phone: '0912345601' },
      {
        fullName: 'Bế Văn Vắng',
        phone: '0912345602',
        absentOn: ['2026-11-14', '2026-11-15'],
        note: 'ho, sốt',
      },
      { fullName: 'Bế Văn Về', phone: '0912345603', absentOn: ['2026-11-13'] },
    ];
    const sessions = ['2026-11-13', '2026-11-14', '2026-11-15'].map((day) => ({
      from: `${day}T01:00:00Z`,
      to: `${day}T05:00:00Z`,
    }));
    const { id } = await record({ kind: 'shift', name: 'Ca A', areaId: s.commune, sessions, rows });
    const absentees = (await s.officer.get(`/rosters/${id}/absentees`)).json() as {
      items: { name: string; absentSince: string | null; missed: number; note: string | null }[];
    };
    expect(
      absentees.items.map(({ name, absentSince, missed, note }) => [name, absentSince, missed, note]),
    ).toEqual([
      ['Bế Văn Vắng', '2026-11-14', 2, 'ho, sốt'],
      ['Bế Văn Về', null, 1, null],
    ]);
    const csv = await s.http.inject({
      url: `/api/v1/rosters/${id}/absentees`,
      headers: { authorization: `Bearer ${s.officer.token}`, accept: 'text/csv' },
    });
    expect(csv.body.split('\r\n')[1]).toMatch(/,Bế Văn Vắng,.*,2,3,2026-11-14,"ho, sốt"$/u);
    const detail = (await s.officer.get(`/rosters/${id}`)).json();
    expect(detail).toMatchObject({ people: 3, absent: 2, sessions: 3, rules: [{ reach: 'same-unit' }] });
    const listed = (await s.officer.get('/rosters?q=Ca A&kind=shift')).json() as { items: { id: string }[] };
    expect(listed.items.map((one) => one.id)).toEqual([id]);
  });

  it('previews without saving, and shows no name that the viewer may not see', async () => {
    const before = await sql<{ n: number }>`select count(*)::int as n from person`.execute(s.app.platform.db);
    await s.person('Hoàng Thị Xa', { phones: ['0912345650'] });
    const rows = [
      { fullName: 'Hoàng Thị Xa', phone: '0912 345 650' },
      { fullName: 'Người Chưa Có', phone: '0912345651' },
      { phone: '12' },
    ];
    const mine = (await s.officer.post('/rosters/preview', { rows })).json() as {
      outcomes: { state: string; name: string | null }[];
    };
    expect(mine.outcomes.map(({ state, name }) => [state, name])).toEqual([
      ['known', 'Hoàng Thị Xa'],
      ['new', null],
      ['refused', null],
    ]);
    const stranger = await s.as('tracer', '01');
    const theirs = (await stranger.post('/rosters/preview', { rows })).json() as typeof mine;
    expect(theirs.outcomes[0]!.name).not.toContain('Xa');
    const after = await sql<{ n: number }>`select count(*)::int as n from person`.execute(s.app.platform.db);
    expect(after.rows[0]!.n).toBe(before.rows[0]!.n + 1);
  });
});
