import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { HOUR, type LockdownKit, lockdownKit } from './testing/lockdown-kit.ts';

let k: LockdownKit;
let id: string;
beforeAll(async () => {
  k = await lockdownKit();
  id = await k.draft();
  await k.decide(id);
  // A third household, of the alley.
  await k.officer.post(`/lockdowns/${id}/members`, { id: uuid7(), personIds: [k.people[3]] });
});
afterAll(async () => await k.t.close());

const round = async (offset = 0): Promise<string> => {
  const body = { id: uuid7(), kind: 'supply', plannedAt: k.iso(offset), what: 'Gạo' };
  return (await k.officer.post(`/lockdowns/${id}/rounds`, body)).json().id;
};
const list = async (roundId: string, show = 'all', who = k.officer) => {
  const answer = await who.get(`/lockdowns/${id}/rounds/${roundId}/households?show=${show}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().items as {
    household: string;
    name: string;
    outcome: string | null;
    missedBefore: number;
  }[];
};
const mark = async (roundId: string, outcome: string, body: object) =>
  await k.officer.post(`/lockdowns/${id}/rounds/${roundId}/households`, {
    id: uuid7(),
    outcome,
    at: k.iso(),
    ...body,
  });
const shown = async () => (await k.officer.get(`/lockdowns/${id}`)).json();

describe('a supply round', () => {
  it('says which households were served, which were not and why, and begins the next with those', async () => {
    const first = await round();
    const homes = await list(first);
    expect(homes).toHaveLength(3);
    expect(homes.map(({ outcome }) => outcome)).toEqual([null, null, null]);
    const [a, b, c] = homes.map(({ household }) => household) as [string, string, string];
    expect((await shown()).unserved).toBe(3);
    const away = await mark(first, 'away', { households: [b] });
    expect(away.json()).toMatchObject({ changed: 1, supply: { due: 3, away: 1, unmarked: 2 } });
    // All the rest at once; whoever was marked stays as marked.
    const rest = await mark(first, 'served', { rest: true });
    expect(rest.json()).toMatchObject({ changed: 2, supply: { due: 3, served: 2, away: 1, unmarked: 0 } });
    expect((await list(first, 'unserved')).map(({ household }) => household)).toEqual([b]);
    const closed = await k.officer.post(`/lockdowns/${id}/rounds/${first}/done`, { at: k.iso() });
    expect(closed.json().rounds[0].supply).toMatchObject({ due: 3, served: 2 });
    expect((await k.officer.get('/lockdowns')).json().items[0].unserved).toBe(1);

    k.t.clock.advance(HOUR);
    const second = await round();
    const next = await list(second);
    expect(next[0]).toMatchObject({ household: b, missedBefore: 1, lastOutcome: 'away', outcome: null });
    expect(next.slice(1).map(({ missedBefore }) => missedBefore)).toEqual([0, 0]);
    // The sheet came back late: the closed round is still corrected, and the next one knows it.
    expect((await mark(first, 'served', { households: [b] })).statusCode).toBe(200);
    expect((await list(second)).map(({ missedBefore }) => missedBefore)).toEqual([0, 0, 0]);
    expect((await mark(first, 'refused', { households: [c] })).json().supply).toMatchObject({
      refused: 1,
      served: 2,
    });
    expect((await list(second))[0]).toMatchObject({ household: c, missedBefore: 1, lastOutcome: 'refused' });
    // A mark by mistake is taken back.
    await mark(second, 'served', { households: [a] });
    const back = await mark(second, 'unmarked', { households: [a] });
    expect(back.json()).toMatchObject({ changed: 1, supply: { unmarked: 3 } });
  });

  it('is marked once by the id of the request, and only for households that are due', async () => {
    const one = await round();
    const { household } = (await list(one))[0]!;
    const body = { id: uuid7(), outcome: 'served', at: k.iso(), households: [household] };
    const path = `/lockdowns/${id}/rounds/${one}/households`;
    const first = await k.officer.post(path, body);
    await mark(one, 'away', { households: [household] });
    // A phone that sends again after somebody else marked it otherwise changes nothing.
    expect((await k.officer.post(path, body)).json()).toEqual(first.json());
    expect((await list(one)).find((home) => home.household === household)?.outcome).toBe('away');
    expect((await mark(one, 'served', { households: ['h999999'] })).json().code).toBe(
      'lockdown.unknown-household',
    );
    expect((await mark(uuid7(), 'served', { rest: true })).json().code).toBe('lockdown.unknown-item');
    const future = await mark(one, 'served', { rest: true, at: k.iso(HOUR) });
    expect(future.json().code).toBe('lockdown.bad-time');
  });

  it('waits for nobody who has left, and keeps who was served before leaving', async () => {
    const one = await round();
    const members = (await k.officer.get(`/lockdowns/${id}/members`)).json().items;
    const alley = members.find((member: { personId: string }) => member.personId === k.people[3]);
    await mark(one, 'served', { households: [alley.household] });
    k.t.clock.advance(60_000);
    await k.officer.post(`/lockdowns/${id}/departures`, {
      memberIds: [alley.id],
      at: k.iso(),
      reason: 'moved',
    });
    const households = async (roundId: string) =>
      (await list(roundId)).map(({ household }) => household).includes(alley.household);
    expect([await households(one), await households(await round())]).toEqual([true, false]);
  });

  it('leaves as a sheet to carry along and as a file, and names nobody to those who see people masked', async () => {
    const one = await round();
    const sheet = await k.officer.get(`/lockdowns/${id}/rounds/${one}/households.pdf`);
    expect([sheet.statusCode, sheet.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const path = `/lockdowns/${id}/rounds/${one}/households`;
    const csv = await k.t.http.inject({
      method: 'GET',
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${k.officer.token}`, accept: 'text/csv' },
    });
    expect(csv.body).toContain('household,personId,name,phone,address,people,outcome');
    const analyst = await k.t.as('province-leader', '20');
    const [seen] = await list(one, 'all', analyst);
    const [open] = await list(one);
    expect(seen!.name).not.toBe(open!.name);
    const stranger = await k.t.as('commune-officer', '05986');
    expect((await stranger.get(path)).statusCode).toBe(403);
    expect((await stranger.get(`${path}.pdf`)).statusCode).toBe(403);
  });
});
