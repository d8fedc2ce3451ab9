import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { callRound, COMMUNE, communityKit, type CommunityKit } from './testing/community-kit.ts';
import type { Supply } from './usecases/show-supply.ts';

const HOUR = 3_600_000;

let kit: CommunityKit;
let lockdownId: string;
const iso = (hours = 0) => new Date(kit.t.clock.now() + hours * HOUR).toISOString();
const supply = async (query = '', who = kit.officer) =>
  (await who.get(`/community/supply${query}`)).json() as Supply;

beforeAll(async () => {
  kit = await communityKit();
  await callRound(kit, iso(7).slice(0, 10));
  const administrator = await kit.t.as('administrator', '20');
  const areaId = kit.t.areaId(COMMUNE);
  const { id: officeId } = await kit.post<{ id: string }>(administrator, '/organisations', {
    name: 'UBND phường',
    kind: 'peoples-committee',
    areaId,
    numberSuffix: 'QĐ-UBND',
  });
  ({ id: lockdownId } = await kit.post<{ id: string }>(kit.officer, '/lockdowns', {
    title: 'Khối Nà Lừa',
    disease: 'covid-19',
    shape: { kind: 'unit', areaId: kit.unitId },
    sources: { shape: true },
    from: iso(-1),
    until: iso(24 * 13),
    reason: 'Có chùm ca bệnh',
  }));
  const decision = { id: uuid7(), officeId, legalBasis: 'Luật 114/2025/QH15' };
  await kit.post(kit.officer, `/lockdowns/${lockdownId}/decision`, decision, 200);
});
afterAll(() => kit.t.close());

describe('one list for those who supply', () => {
  it('holds what teams and cordons need by the time it is due, each with its source, and counts it once', async () => {
    const food = {
      id: uuid7(),
      householdId: kit.homes[3]!.id,
      at: iso(),
      result: 'food',
    };
    expect((await kit.leader.post('/community/visits/batch', { items: [food] })).json()).toMatchObject({
      outcomes: [{ status: 201 }],
    });
    const need = (kind: string, deadline: string) => ({
      id: uuid7(),
      kind,
      who: 'Bà Lành',
      detail: 'Thuốc huyết áp',
      deadline,
    });
    const [soon, later] = [need('medicine', iso(1)), need('food', iso(20))];
    for (const one of [later, soon]) {
      await kit.post(kit.officer, `/lockdowns/${lockdownId}/needs`, one);
    }
    const all = await supply();
    expect(all.items.map(({ source, kind }) => [source, kind])).toEqual([
      ['cordon', 'medicine'],
      ['team', 'food'],
      ['cordon', 'food'],
    ]);
    expect(all.counts).toEqual({ open: 3, overdue: 0, team: 1, cordon: 2 });
    expect(all.items[0]).toMatchObject({
      who: 'Bà Lành',
      lockdownId,
      lockdownTitle: 'Khối Nà Lừa',
      state: 'OPEN',
      version: null,
    });
    expect((await supply('?source=team')).items).toHaveLength(1);
    expect((await supply('?source=team')).counts.open).toBe(3);

    // Taken and finished where it was noted: the list follows.
    const assign = { action: 'assign', assignedTo: 'Đội xe máy' };
    await kit.post(kit.officer, `/lockdowns/${lockdownId}/needs/${soon.id}`, assign, 200);
    const team = all.items.find(({ source }) => source === 'team')!;
    const step = { version: team.version, step: 'done', note: 'Đã giao' };
    await kit.post(kit.officer, `/community/needs/${team.id}/answer`, step, 200);
    kit.t.clock.set(kit.t.clock.now() + 2 * HOUR);
    const after = await supply();
    expect(after.items).toMatchObject([
      { id: soon.id, state: 'TAKEN', takenBy: 'Đội xe máy', overdue: true },
      { id: later.id, state: 'OPEN', overdue: false },
    ]);
    expect(after.counts).toEqual({ open: 2, overdue: 1, team: 0, cordon: 2 });
    expect((await supply('?overdue=true')).items.map(({ id }) => id)).toEqual([soon.id]);
    const csv = await kit.officer.send('GET', '/community/supply?format=csv');
    expect(csv.statusCode).toBe(200);
  });

  it('shows nothing of another area', async () => {
    const far = await kit.t.as('commune-officer', '06187');
    expect(await supply('', far)).toMatchObject({ items: [], counts: { open: 0 } });
  });
});
