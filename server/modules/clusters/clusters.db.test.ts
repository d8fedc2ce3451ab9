import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type ListedContact, openScene, type Scene } from '../tracing/testing/scene.ts';

const HOUR = 3_600_000;

type Outcome = {
  id: string | null;
  status: number;
  code?: string;
  caseId?: string;
  contactId?: string;
  orderNumber?: string;
};
type Answer = { outcomes: Outcome[]; added?: number; known?: number };

let s: Scene;

beforeAll(async () => {
  s = await openScene();
});
afterAll(() => s.close());

const at = (hoursAgo: number) => new Date(s.clock.now() - hoursAgo * HOUR).toISOString();

async function post<T>(path: string, body: object, status = 200): Promise<T> {
  const answer = await s.officer.post(path, body);
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json() as T;
}

async function wedding(title = 'Đám cưới thôn Thử'): Promise<string> {
  const body = { title, disease: 'covid-19', areaId: s.commune, from: at(30), to: at(24) };
  return (await post<{ id: string }>('/clusters', body, 201)).id;
}

type Shown = {
  version: number;
  title: string;
  participants: number;
  cases: number;
  summary: { ill: number; illBefore: number; attackRate: { value: number; low: number } | null };
  linkedCases: { id: string; participant: boolean }[];
  timeline: { kind: string; count: number | null }[];
};
const show = async (id: string) => (await s.officer.get(`/clusters/${id}`)).json() as Shown;

describe('participants', () => {
  it('come from check-ins, a pasted list, a roster and cases, each once', async () => {
    const id = await wedding();
    const hall = await s.place('Nhà văn hóa thôn Thử', 'entertainment');
    const [early, guest, late] = await Promise.all(
      ['Ma Văn Sớm', 'Ma Thị Khách', 'Ma Văn Muộn'].map((one) => s.person(one)),
    );
    await s.stay(early!, hall.code, 40, 60);
    await s.stay(guest!, hall.code, 29, 60);
    await s.stay(late!, hall.code, 23, 60);
    const scanned = await post<Answer>(`/clusters/${id}/participants`, {
      checkIns: { placeId: hall.id, from: at(30), to: at(24) },
    });
    expect(scanned.outcomes.map((one) => [one.id, one.status])).toEqual([[guest, 201]]);

    const requestId = uuid7();
    const list = {
      id: requestId,
      rows: [
        { fullName: 'Ma Văn Rể', phone: '0912345701', involvement: 'host' },
        { personId: guest },
        { fullName: 'Ma Văn Rể', phone: '0912 345 701' },
        { phone: '99' },
      ],
    };
    const pasted = await post<Answer>(`/clusters/${id}/participants`, list);
    expect(pasted.outcomes.map((one) => one.code ?? one.status)).toEqual([
      201,
      200,
      201,
      'tracing.bad-phone',
    ]);
    expect([pasted.added, pasted.known]).toEqual([1, 1]);
    expect(await post<Answer>(`/clusters/${id}/participants`, list)).toEqual(pasted);
    // What was answered by the version before is answered in the shape of now.
    const { db } = s.app.platform;
    const older = pasted.outcomes.map(({ id: personId, ...row }) => ({ ...row, personId }));
    await sql`update receipt set body = jsonb_set(body, '{outcomes}', ${JSON.stringify(older)}::jsonb)
      where id = ${requestId}`.execute(db);
    const text = await readFile(new URL('migrations/0002_outcomes_by_id.sql', import.meta.url), 'utf8');
    await sql.raw(text).execute(db);
    expect(await post<Answer>(`/clusters/${id}/participants`, list)).toEqual(pasted);

    const sessions = [{ from: at(29), to: at(28) }];
    const rows = [
      { fullName: 'Ma Thị Phụ', phone: '0912345702' },
      { fullName: 'Ma Thị Vắng', phone: '0912345703', absent: true },
    ];
    const roster = await post<{ id: string }>(
      '/rosters',
      { kind: 'shift', name: 'Đội phục vụ', areaId: s.commune, sessions, rows },
      201,
    );
    expect(
      (await post<Answer>(`/clusters/${id}/participants`, { rosterId: roster.id, involvement: 'staff' }))
        .added,
    ).toBe(1);

    const caseId = await s.caseOf(await s.person('Ma Thị Dâu'), { onsetDate: '2026-11-16' });
    const other = await s.caseOf(await s.person('Ma Văn Sởi'), { disease: 'measles' });
    const cases = await post<Answer>(`/clusters/${id}/participants`, { caseIds: [caseId, other, uuid7()] });
    expect(cases.outcomes.map((one) => one.code ?? one.status)).toEqual([
      201,
      'cluster.other-disease',
      'cluster.unknown-case',
    ]);

    const shown = await show(id);
    expect(shown).toMatchObject({ participants: 4, cases: 1, summary: { ill: 1, illBefore: 0 } });
    expect(shown.summary.attackRate!.value).toBe(0.25);
    expect(shown.linkedCases).toMatchObject([{ id: caseId, participant: true }]);
    // The clock of the test stands: what officers did all happened at one moment.
    expect(shown.timeline.map((one) => one.kind).slice(0, 3)).toEqual(['start', 'end', 'onset']);
    expect(
      shown.timeline.flatMap((one) => (one.kind === 'participants' ? one.count : [])).toSorted(),
    ).toEqual([1, 1, 1, 1]);
    const listed = (await s.officer.get(`/clusters/${id}/participants?involvement=host`)).json() as {
      items: { name: string; source: string }[];
    };
    expect(listed.items).toMatchObject([{ name: 'Ma Văn Rể', source: 'list' }]);
    const removed = await post<Answer>(`/clusters/${id}/participants/removals`, {
      personIds: [guest, early],
    });
    expect(removed.outcomes.map((one) => one.code ?? one.status)).toEqual([200, 'cluster.not-a-participant']);
    expect((await post<{ code: string }>(`/clusters/${id}/participants`, {}, 422)).code).toBe(
      'cluster.nobody-given',
    );
  });

  it('with two records that were merged take part once, are not added again, and leave with both', async () => {
    const id = await wedding('Đám giỗ hai hồ sơ');
    const twin = { fullName: 'Ma Thị Trùng', birthDate: '1981-02-03', sex: 'female', areaId: s.commune };
    const [keep, gone, third] = [
      (await post<{ id: string }>('/people', twin, 201)).id,
      (await post<{ id: string }>('/people', twin, 201)).id,
      (await post<{ id: string }>('/people', twin, 201)).id,
    ];
    await post(`/clusters/${id}/participants`, { rows: [{ personId: keep }, { personId: gone }] });
    const listed = async () =>
      (await s.officer.get(`/clusters/${id}/participants`)).json() as {
        total: number;
        items: { personId: string }[];
      };
    expect((await listed()).total).toBe(2);
    const merge = await mergeRecords(s.officer, { keep, gone });
    expect((await listed()).items.map((one) => one.personId)).toEqual([keep]);
    expect([(await listed()).total, (await show(id)).participants]).toEqual([1, 1]);
    await undoMerge(s.officer, merge);
    expect([(await listed()).total, (await show(id)).participants]).toEqual([2, 2]);

    await mergeRecords(s.officer, { keep: third, gone });
    const again = await post<Answer>(`/clusters/${id}/participants`, { rows: [{ personId: third }] });
    expect([again.added, again.known]).toEqual([0, 1]);
    await mergeRecords(s.officer, { keep, gone: third });
    await post(`/clusters/${id}/participants/removals`, { personIds: [keep] });
    expect([(await listed()).total, (await show(id)).participants]).toEqual([0, 0]);
  });

  it('become contacts of a case with the event as evidence, and cases', async () => {
    const id = await wedding('Đám cưới có ca bệnh');
    const sick = await s.person('Vy Văn Bệnh');
    const people = await Promise.all(['Vy Thị Một', 'Vy Thị Hai', 'Vy Thị Ba'].map((one) => s.person(one)));
    const rows = [sick, ...people].map((personId) => ({ personId }));
    await post(`/clusters/${id}/participants`, { rows });
    const caseId = await s.caseOf(sick);
    const personIds = [...people.slice(0, 2), sick, uuid7()];
    const made = await post<Answer>(`/clusters/${id}/contacts`, { caseId, personIds, confirm: true });
    expect(made.outcomes.map((one) => one.code ?? one.status)).toEqual([
      201,
      201,
      'tracing.the-case-itself',
      'cluster.not-a-participant',
    ]);
    const contacts = await s.contacts(caseId);
    expect(contacts.map((one) => [one.status, one.minutes])).toEqual([
      ['CONFIRMED', 360],
      ['CONFIRMED', 360],
    ]);
    expect(contacts[0]!.evidence).toMatchObject([
      { source: 'event', group: { id, name: 'Đám cưới có ca bệnh' } },
    ]);

    const body = {
      personIds: [people[0], sick, uuid7()],
      classification: 'PROBABLE',
      reportDate: '2026-11-16',
      sourceCaseId: caseId,
    };
    const cases = await post<Answer>(`/clusters/${id}/cases`, body);
    expect(cases.outcomes.map((one) => one.code ?? one.status)).toEqual([
      201,
      200,
      'cluster.not-a-participant',
    ]);
    expect(cases.outcomes[1]!.caseId).toBe(caseId);
    const opened = (await s.officer.get(`/cases/${cases.outcomes[0]!.caseId}`)).json();
    expect(opened).toMatchObject({ classification: 'PROBABLE', sourceCaseId: caseId });
    expect((await post<Answer>(`/clusters/${id}/cases`, body)).outcomes[0]).toMatchObject({
      status: 200,
      caseId: cases.outcomes[0]!.caseId,
    });
    expect((await show(id)).cases).toBe(2);
  });

  it('of a household are gathered in one step, once a case', async () => {
    const householdId = uuid7();
    const [sick] = await Promise.all(
      ['Hà Văn Cha', 'Hà Thị Mẹ', 'Hà Văn Con'].map((one) => s.person(one, { householdId })),
    );
    const caseId = await s.caseOf(sick!);
    const { id } = await post<{ id: string }>(`/cases/${caseId}/household-cluster`, {}, 201);
    expect(await post<{ id: string }>(`/cases/${caseId}/household-cluster`, {})).toEqual({ id });
    expect(await show(id)).toMatchObject({ participants: 3, cases: 1, summary: { ill: 1 } });
    const alone = await s.caseOf(await s.person('Hà Văn Lẻ'));
    expect((await post<{ code: string }>(`/cases/${alone}/household-cluster`, {}, 422)).code).toBe(
      'cluster.no-household',
    );
  });
});

describe('editing a cluster', () => {
  it('merges edits of other fields and shows a true conflict', async () => {
    const id = await wedding('Tên cũ');
    expect((await s.officer.patch(`/clusters/${id}`, { version: 1, title: 'Tên mới' })).statusCode).toBe(200);
    const merged = await s.officer.patch(`/clusters/${id}`, {
      version: 1,
      risk: 'HIGH',
      description: 'Ba mâm cỗ',
    });
    expect(merged.json()).toMatchObject({
      title: 'Tên mới',
      risk: 'HIGH',
      description: 'Ba mâm cỗ',
      version: 3,
    });
    const clash = await s.officer.patch(`/clusters/${id}`, { version: 1, title: 'Tên khác' });
    expect([clash.statusCode, clash.json()]).toMatchObject([
      409,
      { code: 'request.version-conflict', fields: { title: 'changed' }, current: { title: 'Tên mới' } },
    ]);
    const wrong = await s.officer.patch(`/clusters/${id}`, { version: 3, to: at(31) });
    expect(wrong.json().code).toBe('cluster.ends-before-start');
    const stored = await sql<{
      description: Buffer;
    }>`select description from cluster where id = ${id}`.execute(s.app.platform.db);
    expect(stored.rows[0]!.description.includes('Ba mâm cỗ')).toBe(false);
    const listed = (await s.officer.get('/clusters?q=Tên mới&risk=HIGH')).json() as {
      items: { id: string }[];
    };
    expect(listed.items.map((one) => one.id)).toEqual([id]);
  });
});

describe('bulk work on contacts', () => {
  let caseId: string;
  let people: string[];

  beforeAll(async () => {
    const sick = await s.person('Bàn Văn Nguồn');
    people = await Promise.all(['Bàn Văn Ất', 'Bàn Văn Bính', 'Bàn Văn Đinh'].map((one) => s.person(one)));
    caseId = await s.caseOf(sick);
    const items = people.map((personId) => ({ personId, lastContactDate: '2026-11-15' }));
    await post(`/cases/${caseId}/contacts`, { items });
    await post(`/cases/${caseId}/contacts/decisions`, { personIds: people.slice(0, 2), decision: 'confirm' });
  });

  it('notes relation and who follows up, for confirmed contacts', async () => {
    const office = await post<{ id: string }>(
      '/organisations',
      { name: 'Tổ COVID số 3', kind: 'community-team', areaId: s.commune },
      201,
    );
    const details = {
      personIds: people,
      relation: 'same-workplace',
      officeId: office.id,
      officer: 'Chị Lan',
    };
    const noted = await post<Answer>(`/cases/${caseId}/contacts/details`, details);
    expect(noted.outcomes.map((one) => one.code ?? one.status)).toEqual([200, 200, 'tracing.not-confirmed']);
    const shown = (await s.contacts(caseId)).find((one) => one.personId === people[0]);
    expect(shown).toMatchObject({
      relation: 'same-workplace',
      followUpOffice: 'Tổ COVID số 3',
      followUpOfficer: 'Chị Lan',
    });
    await post(`/cases/${caseId}/contacts/details`, { personIds: people, officer: null });
    const after = (await s.contacts(caseId)).find((one) => one.personId === people[0]) as ListedContact &
      object;
    expect(after).toMatchObject({ relation: 'same-workplace' });
    expect(after).not.toHaveProperty('followUpOfficer');
    expect(
      (await post<{ code: string }>(`/cases/${caseId}/contacts/details`, { personIds: people }, 422)).code,
    ).toBe('cluster.nothing-to-set');
  });

  it('turns contacts into cases and keeps everything', async () => {
    const before = (await s.contacts(caseId)).find((one) => one.personId === people[0])!;
    await post(`/contacts/${before.id}/visits`, { id: uuid7(), at: at(0), result: 'SEEN_NOT_OK' }, 201);
    const body = {
      personIds: [people[0], people[2], uuid7()],
      classification: 'CONFIRMED',
      reportDate: '2026-11-16',
    };
    const done = await post<Answer>(`/cases/${caseId}/contacts/conversions`, body);
    expect(done.outcomes.map((one) => one.status)).toEqual([201, 201, 404]);
    const made = (await s.officer.get(`/cases/${done.outcomes[0]!.caseId}`)).json();
    expect(made).toMatchObject({
      sourceCaseId: caseId,
      classification: 'CONFIRMED',
      person: { id: people[0] },
    });
    const after = (await s.contacts(caseId)).find((one) => one.personId === people[0])!;
    expect(after).toMatchObject({
      id: before.id,
      status: 'CONVERTED',
      evidence: before.evidence,
      resultingCaseId: done.outcomes[0]!.caseId,
    });
    const kept = await sql<{
      n: number;
    }>`select count(*)::int as n from contact_visit where contact_id = ${before.id}`.execute(
      s.app.platform.db,
    );
    expect(kept.rows[0]!.n).toBe(1);
    const again = await post<Answer>(`/cases/${caseId}/contacts/conversions`, body);
    expect(again.outcomes.map((one) => [one.status, one.caseId])).toEqual([
      [200, done.outcomes[0]!.caseId],
      [200, done.outcomes[1]!.caseId],
      [404, undefined],
    ]);
  });

  it('issues orders to who can get one and names the others', async () => {
    const office = await post<{ id: string }>(
      '/organisations',
      {
        name: 'Trung tâm Y tế Thử',
        kind: 'health-station',
        areaId: s.commune,
        numberSuffix: 'QĐ-TTYT',
      },
      201,
    );
    const order = {
      kind: 'quarantine-home',
      legalBasis: 'Luật Phòng, chống bệnh truyền nhiễm',
      issuerOfficeId: office.id,
      from: at(0),
      until: at(-14 * 24),
      reason: 'Tiếp xúc gần',
    };
    // The first and the third became cases above.
    await post('/orders', { ...order, personIds: [people[1]] }, 201);
    const body = {
      ...order,
      id: uuid7(),
      personIds: [...people, await s.person('Bàn Văn Mậu'), await s.person('Bàn Văn Kỷ'), uuid7()],
    };
    const issued = await post<Answer>(`/cases/${caseId}/contacts/orders`, body);
    expect(issued.outcomes.map((one) => one.code ?? one.orderNumber)).toEqual([
      'cluster.became-case',
      'cluster.already-ordered',
      'cluster.became-case',
      '0002/QĐ-TTYT',
      '0003/QĐ-TTYT',
      'cluster.unknown-person',
    ]);
    expect(await post<Answer>(`/cases/${caseId}/contacts/orders`, body)).toEqual(issued);
    const wrong = await s.officer.post(`/cases/${caseId}/contacts/orders`, {
      ...order,
      personIds: people,
      until: at(1),
    });
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'order.term-reversed']);
  });
});
