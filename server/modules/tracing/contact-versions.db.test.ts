import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScene, type Scene } from './testing/scene.ts';

let s: Scene;
let caseId: string;
let people: string[];
beforeAll(async () => {
  s = await openScene();
  caseId = await s.caseOf(await s.person('Hứa Văn Nguồn'));
  people = [await s.person('Hứa Thị Lan'), await s.person('Hứa Văn Cúc')];
  const items = people.map((personId) => ({ personId, lastContactDate: '2026-11-15' }));
  await s.officer.post(`/cases/${caseId}/contacts`, { items });
  await decide('confirm');
});
afterAll(async () => await s.close());

const decide = async (decision: 'confirm' | 'drop') => {
  const body = { personIds: people, decision, ...(decision === 'drop' ? { reason: 'other' } : {}) };
  expect((await s.officer.post(`/cases/${caseId}/contacts/decisions`, body)).statusCode).toBe(200);
};
const shown = async (personId: string) =>
  (await s.contacts(caseId)).find((one) => one.personId === personId) as unknown as {
    id: string;
    version: number;
    relation?: string;
    followUpOfficer?: string;
  };

it('merges edits of different fields and shows both sides of the same one', async () => {
  const { id, version } = await shown(people[0]!);
  expect(version).toBe(1);
  const edit = async (patch: object) => await s.officer.patch(`/contacts/${id}`, { version, ...patch });
  expect((await edit({ relation: 'same-class' })).json()).toMatchObject({
    version: 2,
    relation: 'same-class',
  });
  expect((await edit({ officer: 'Chị Lan' })).json()).toMatchObject({
    version: 3,
    relation: 'same-class',
    officer: 'Chị Lan',
  });
  const conflict = await edit({ relation: 'same-vehicle', officer: null });
  expect(conflict.statusCode).toBe(409);
  expect(conflict.json()).toMatchObject({
    code: 'request.version-conflict',
    current: { version: 3, relation: 'same-class', officer: 'Chị Lan' },
    fields: { relation: 'changed', officer: 'changed' },
  });
  expect(await shown(people[0]!)).toMatchObject({ version: 3, relation: 'same-class' });
});

it('names who was changed meanwhile in bulk, and sets the others', async () => {
  const body = { personIds: people, relation: 'medical-care', versions: [1, 1] };
  const noted = await s.officer.post(`/cases/${caseId}/contacts/details`, body);
  const outcomes = (noted.json() as { outcomes: { status: number; code?: string }[] }).outcomes;
  expect(outcomes.map(({ status, code }) => code ?? status)).toEqual(['tracing.changed-meanwhile', 200]);
  expect(await shown(people[0]!)).toMatchObject({ version: 3, relation: 'same-class' });
  expect(await shown(people[1]!)).toMatchObject({ version: 2, relation: 'medical-care' });
});

it('counts a decision as a change, and edits nobody who was dropped', async () => {
  const before = await shown(people[1]!);
  await decide('drop');
  const dropped = await shown(people[1]!);
  expect(dropped.version).toBe(before.version + 1);
  const refused = await s.officer.patch(`/contacts/${dropped.id}`, {
    version: dropped.version,
    officer: 'Anh Ba',
  });
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'tracing.not-confirmed']);
});
