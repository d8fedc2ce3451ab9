import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settled } from '../../../test/support/settled.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type CallScene, openCallScene } from '../interviews/testing/scene.ts';
import { askErasure, erase } from './testing/erasure.ts';
import type { Caller } from '../../../test/support/app.ts';

const GONE = 'Đã ẩn danh';
let t: CallScene;
let health: Caller;
beforeAll(async () => {
  t = await openCallScene();
  health = await t.as('health-officer', '20');
});
afterAll(async () => await t.close());

/** What a table keeps in words of one column, decrypted. */
async function words(query: ReturnType<typeof sql<{ word: Buffer | string | null }>>): Promise<string[]> {
  const { db, secrets } = t.app.platform;
  const found = await query.execute(db);
  return found.rows.flatMap(({ word }) =>
    word === null ? [] : [typeof word === 'string' ? word : secrets.decrypt(word)],
  );
}
const good = async (caller: Caller, path: string, body: object) => {
  const answer = await caller.post(path, body);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
};

it('takes the free words of a contact out of calls, follow-up, orders, lists and the watch list, also out of the call of the case', async () => {
  await t.begin();
  const { caseId, callId } = t.now();
  const name = 'Lương Thị Khuất';
  const personId = await t.person(name);
  const [{ phones }] = [(await health.get(`/people/${personId}`)).json() as { phones: string[] }];
  const saved = await t.save(1, {
    note: 'Sống một mình',
    contacts: {
      [uuid7()]: { fullName: 'lương thị khuất', lastContactDate: t.today(), relation: 'same-class' },
      [uuid7()]: { fullName: 'Lương Văn Còn', lastContactDate: t.today() },
    },
  });
  expect(saved.statusCode, saved.body).toBe(200);
  await good(t.officer, `/cases/${caseId}/contacts`, { items: [{ personId, lastContactDate: t.today() }] });
  const decide = { personIds: [personId], decision: 'confirm' };
  const [{ contactId }] = (await good(t.officer, `/cases/${caseId}/contacts/decisions`, decide)).outcomes;
  await settled(t.app);
  const own = await good(t.officer, '/interviews', { id: uuid7(), caseId, personId });
  const told = await t.officer.patch(`/interviews/${own.id}`, {
    id: uuid7(),
    version: 1,
    changes: {
      saidAddress: 'Ngõ Bí Mật',
      symptoms: ['cough'],
      stays: { [uuid7()]: t.stay({ placeId: undefined, placeText: 'Nhà ông Tư' }) },
    },
  });
  expect(told.statusCode, told.body).toBe(200);
  await good(health, `/contacts/${contactId}/visits`, {
    id: uuid7(),
    at: t.instant(),
    result: 'SEEN_OK',
    note: 'Ở nhà ông Tư Bí Mật',
  });
  const entry = { id: uuid7(), kind: 'phone', value: phones[0], reason: 'Khuất trốn chốt' };
  await good(health, '/gates/watch', entry);
  const list = await t.http.inject({
    url: '/api/v1/gates/watch',
    headers: { authorization: `Bearer ${health.token}`, accept: 'text/csv' },
  });
  expect(list.body).toContain('Khuất trốn chốt');
  const looks = await sql<{ n: number }>`select count(*)::int as n from list_look
    where list = 'GET /gates/watch' and subjects @> ${[entry.id]}::uuid[]`.execute(t.app.platform.db);
  expect(looks.rows[0]!.n).toBe(1);

  // While somebody is looked for the name is needed.
  await good(t.officer, `/cases/${caseId}/contacts/decisions`, {
    personIds: [personId],
    decision: 'drop',
    reason: 'not-there',
  });
  const early = await askErasure(health, personId);
  const refused = await health.post(`/privacy/requests/${early}/answer`, { state: 'done', answer: 'Rồi' });
  expect(refused.json().message).toContain('Danh sách theo dõi tại chốt (1)');
  await good(health, `/gates/watch/${entry.id}/remove`, { reason: 'Khuất đã về' });
  await erase(health, personId);

  const drafts = await words(
    sql`select draft as word from interview where id = any(${[callId, own.id]}::uuid[]) order by person_no`,
  );
  expect(drafts.join()).not.toMatch(/khuất|Bí Mật|ông Tư/iu);
  const [ofCase, ofPerson] = drafts.map((text) => JSON.parse(text));
  expect(ofCase.note).toBe('Sống một mình');
  expect(Object.values(ofCase.contacts)).toEqual(
    expect.arrayContaining([
      { fullName: GONE, lastContactDate: t.today(), relation: 'same-class' },
      { fullName: 'Lương Văn Còn', lastContactDate: t.today() },
    ]),
  );
  expect(ofPerson).toMatchObject({ saidAddress: GONE, symptoms: ['cough'] });
  expect(Object.values(ofPerson.stays)).toMatchObject([{ date: t.today(), from: '05:00', placeText: GONE }]);
  expect(await words(sql`select note as word from contact_visit where contact_id = ${contactId}`)).toEqual([
    GONE,
  ]);
  const watched = sql<{ word: Buffer | string | null }>`select unnest(array[reason, removed_reason]) as word
    from gate_watch where id = ${entry.id}`;
  expect(await words(watched)).toEqual([GONE, GONE]);
  expect(await words(sql`select value as word from gate_watch where id = ${entry.id}`)).toEqual([GONE]);
  // What links and counts stays.
  expect((await t.officer.get(`/cases/${caseId}/contacts`)).json().items).toMatchObject([
    { personId, name: GONE, status: 'DROPPED' },
  ]);
  expect((await t.listed(`view=due&case=${caseId}`)).map(({ id }) => id)).not.toContain(own.id);
});

it('says in the register of every kind of record what anonymising takes', async () => {
  const { items } = (await health.get('/privacy/register')).json() as {
    items: { code: string; erasure: { vi: string } | null }[];
  };
  const said = new Map(items.map(({ code, erasure }) => [code, erasure?.vi ?? '']));
  for (const code of [
    'interviews.interview',
    'tracing.contact',
    'searches.search',
    'community.visits',
    'lodging.stay',
    'lockdown.work',
    'sheet-imports.row',
    'orders.order',
    'handover.dossier',
    'cases.case',
    'laboratory.sample',
    'messaging.notice',
    'people.assistance',
    'gates.crossing',
    'gates.watch',
  ]) {
    expect([code, said.get(code)]).toEqual([code, expect.stringMatching(/ẩn danh/iu)]);
  }
});
