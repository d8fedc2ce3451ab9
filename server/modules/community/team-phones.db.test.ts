import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../test/support/app.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { callRound, COMMUNE, type CommunityKit, communityKit } from './testing/community-kit.ts';

const HOUR = 3_600_000;
let kit: CommunityKit;
let second: Caller;

type Need = { kind: string; urgency: string; times: number; people: { name: string }[]; teamName: string };
const visit = (n: number, result: string, more: object = {}) => ({
  id: uuid7(),
  householdId: kit.homes[n]!.id,
  at: new Date(kit.t.clock.now()).toISOString(),
  result,
  ...more,
});
const send = async (who: Caller, ...items: object[]) => {
  const answer = await who.post('/community/visits/batch', { items });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().outcomes as { status: number; code?: string }[];
};
const needs = async (kind: string) =>
  (await kit.nurse.get(`/community/needs?open=true&kind=${kind}&limit=500`)).json().items as Need[];
const stateOf = async (n: number) => {
  const { items } = (await kit.officer.get('/community/homes?limit=500')).json();
  return items.find(({ id }: { id: string }) => id === kit.homes[n]!.id)?.state as string | undefined;
};

/** Lets time pass while everybody's session is used. */
const passTo = async (at: number) => {
  while (kit.t.clock.now() < at) {
    kit.t.clock.advance(Math.min(3 * HOUR, at - kit.t.clock.now()));
    for (const who of [kit.officer, kit.nurse, kit.leader, second]) {
      expect((await who.get('/session')).statusCode).toBe(200);
    }
  }
};

beforeAll(async () => {
  kit = await communityKit();
  second = await kit.t.as('community-team', COMMUNE);
  const { version } = (await kit.officer.get('/community/teams')).json().items[0];
  const accountIds = [kit.leader.accountId, second.accountId];
  const changed = await kit.officer.patch(`/community/teams/${kit.teamId}`, { version, accountIds });
  expect(changed.statusCode, changed.body).toBe(200);
  await callRound(kit, localDate(kit.t.clock.now()));
});
afterAll(async () => await kit?.t.close());

describe('phones of one team', () => {
  it('that report one household at the same moment keep the more urgent word and everybody named', async () => {
    await Promise.all(
      kit.homes
        .slice(0, 5)
        .flatMap(({ people: [elder, younger] }, n) => [
          send(kit.leader, visit(n, 'worse', { personIds: [elder] })),
          send(second, visit(n, 'worse', { personIds: [younger], danger: true })),
        ]),
    );
    const found = await needs('worse');
    expect(found).toHaveLength(5);
    expect(found.map(({ urgency, times, people }) => [urgency, times, people.length])).toEqual(
      Array.from({ length: 5 }, () => ['emergency', 2, 2]),
    );
  });

  it('that marked one household without a network agree by the times of the records', async () => {
    const at = (minutes: number) => ({
      at: new Date(kit.t.clock.now() - minutes * 60_000).toISOString(),
    });
    // The later one arrives first.
    await send(second, visit(5, 'seen', at(5)));
    await send(kit.leader, visit(5, 'absent', at(40)));
    expect(await stateOf(5)).toBe('seen');
  });

  it('bring a record of before midnight to the day on which it was made', async () => {
    const midnight = Date.parse(`${localDate(kit.t.clock.now() + 24 * HOUR)}T00:00:00+07:00`);
    await passTo(midnight + 6 * HOUR);
    await callRound(kit, localDate(kit.t.clock.now()));
    await send(kit.leader, visit(6, 'seen', { at: new Date(midnight - 600_000).toISOString() }));
    expect(await stateOf(6)).toBe('none');
    await send(kit.leader, visit(6, 'absent', { at: new Date(midnight + 600_000).toISOString() }));
    expect(await stateOf(6)).toBe('absent');
  });

  it('with a clock that is a month wrong record under the time of the server', async () => {
    for (const [n, days] of [
      [8, -30],
      [9, 30],
    ] as const) {
      const at = new Date(kit.t.clock.now() + days * 24 * HOUR).toISOString();
      const [taken] = await send(kit.leader, visit(n, 'seen', { at }));
      expect(taken!.status).toBe(201);
      expect(await stateOf(n)).toBe('seen');
    }
  });

  it('bring a call for help also where the household went to another team meanwhile, and nothing else', async () => {
    const areaId = kit.t.areaId(COMMUNE);
    const third = await kit.t.as('community-team', COMMUNE);
    const other = { id: uuid7(), areaId, name: 'Tổ hai', unitIds: [], accountIds: [third.accountId] };
    await kit.post(kit.officer, '/community/teams', other);
    const given = { householdIds: [kit.homes[7]!.id], give: true };
    await kit.post(kit.officer, `/community/teams/${other.id}/households`, given, 200);
    const [seen] = await send(kit.leader, visit(7, 'seen'));
    expect(seen).toMatchObject({ status: 403, code: 'community.not-yours' });
    const help = visit(7, 'worse', { personIds: [kit.homes[7]!.people[0]], danger: true });
    expect((await send(kit.leader, help))[0]!.status).toBe(201);
    const raised = (await needs('worse')).filter(({ people }) => people[0]?.name === 'Nông Văn Ông I');
    expect(raised).toMatchObject([{ urgency: 'emergency', times: 1 }]);
    expect(await stateOf(7)).toBe('worse');
    // A household of another commune stays out of reach.
    const stranger = await kit.t.as('commune-officer', '06040');
    const elsewhere = kit.t.areaId('06040');
    const who = { fullName: 'Ngô Thị Xa', birthYear: 1970, areaId: elsewhere };
    const { id } = await kit.post<{ id: string }>(stranger, '/people', who);
    const home = { id: uuid7(), areaId: elsewhere, address: 'Số 1', personIds: [id] };
    const made = await stranger.post('/households', home);
    expect(made.statusCode, made.body).toBe(201);
    const [away] = await send(kit.leader, { ...visit(7, 'worse'), householdId: home.id });
    expect(away).toMatchObject({ status: 403, code: 'community.not-yours' });
  });
});
