import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type HandoverKit, handoverKit, LUONG_VAN_TRI, TAM_THANH } from './testing/handover-kit.ts';

const DAY = 86_400_000;
let kit: HandoverKit;
beforeAll(async () => {
  kit = await handoverKit();
});
afterAll(async () => {
  await kit.t.close();
});

it('whoever asked to be held back is named to who does the duty, not to who only reads, and in no file', async () => {
  const { t } = kit;
  const officer = kit.of(TAM_THANH);
  const { contacts } = await kit.newContacts(TAM_THANH, 1);
  const { contactId, personId } = contacts[0]!;
  const order = await officer.post('/orders', {
    personIds: [personId],
    kind: 'quarantine-home',
    legalBasis: 'Luật Phòng bệnh 114/2025/QH15',
    issuerOfficeId: kit.officeOf(TAM_THANH),
    from: new Date(t.clock.now()).toISOString(),
    until: new Date(t.clock.now() + 14 * DAY).toISOString(),
    reason: 'Tiếp xúc gần',
  });
  expect(order.statusCode, order.body).toBe(201);
  await kit.send(TAM_THANH, LUONG_VAN_TRI, [{ subject: 'contact', id: contactId }]);
  const whole = (await officer.get(`/people/${personId}`)).json().fullName as string;

  const { people } = t.app.doors;
  const scope = systemScope('test', 'demo');
  const { personNo } = (await people.byIds(scope, [personId])).get(personId)!;
  await t.app.platform.db
    .transaction()
    .execute(async (tx) => await people.restrict(scope, tx, [personNo], true));

  const made = await (
    await t.as('administrator')
  ).post('/api-keys', {
    id: uuid7(),
    name: 'Chỉ đọc',
    role: 'health-officer',
    areaId: t.areaId('20'),
    rights: ['order.read', 'handover.read'],
    expiresAt: new Date(t.clock.now() + DAY).toISOString(),
  });
  const ask = async (token: string, path: string, accept = 'application/json') =>
    await t.http.inject({
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}`, accept },
    });
  const nameIn = async (token: string, path: string) => {
    const items = (await ask(token, path)).json().items as { personId: string; personName: string }[];
    return items.find((one) => one.personId === personId)?.personName;
  };
  for (const path of ['/orders?limit=500', '/handovers?view=all&limit=500']) {
    expect(await nameIn(officer.token, path), path).toBe(whole);
    const read = await nameIn(made.json().key, path);
    expect(read, path).toMatch(/\.$/u);
    expect(read, path).not.toBe(whole);
    const file = await ask(officer.token, path, 'text/csv');
    expect(file.body, path).toContain(personId);
    expect(file.body, path).toContain(read);
    expect(file.body, path).not.toContain(whole);
  }
});
