import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleOf } from '../../../lib/simulation/index.ts';
import type { Role } from '../../../contract/rights.ts';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { settled } from '../../../test/support/settled.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { type DemoLoad, loadDemo, scoreDemoTracing, shownAccounts } from './index.ts';
import { buildWorld } from './rules/world.ts';
import { tripStates } from '../../../contract/trip-kit.ts';
import { playScenes } from './scenes/play.ts';
import { readRun } from './store/runs.ts';

let t: TestApp;
let loaded: DemoLoad | null;
const options = { people: 1_500, seed: 20, provinceCode: '20', historyDays: 10 };
const scope = systemScope('test', 'demo');

beforeAll(async () => {
  t = await testApp();
  loaded = await loadDemo(t.app, { ...options, now: t.clock.now() });
});
afterAll(async () => {
  await t.close();
});

describe('loading the simulated province', () => {
  it('fills the demo dataset, traces and orders', async () => {
    expect(loaded).toMatchObject({ people: 1_500 });
    expect(loaded!.stays).toBeGreaterThan(8_000);
    expect(loaded!.cases).toBeGreaterThanOrEqual(8);
    expect(loaded!.traced).toBeGreaterThanOrEqual(2);
    expect(loaded!.orders).toBeGreaterThanOrEqual(5);
    expect((await readRun(scope, t.app.platform.db))!.stage).toBe('ready');
  });

  it('touches no other dataset', async () => {
    // Units belong to no dataset: the residential groups that a scene adds are told to everybody.
    const found = await sql<{ dataset: string }>`select dataset from person union select dataset from presence
      union select dataset from place union select dataset from case_file union select dataset from order_file
      union select dataset from figure union select dataset from account
      union select dataset from outbox where topic <> 'areas.changed'`.execute(t.app.platform.db);
    expect(found.rows).toEqual([{ dataset: 'demo' }]);
  });

  it('leaves counters that a recount confirms', async () => {
    const figures = t.app.modules.flatMap((module) => module.figures ?? []);
    expect(await recountFigures(t.app.platform.db, figures, t.clock.now())).toEqual([]);
  });

  it('leaves newcomers traced cases and untraced ones', async () => {
    const tracer = await t.as('tracer');
    const untraced = (await tracer.get('/cases?untraced=true&limit=500')).json().items.length;
    const all = (await tracer.get('/cases?limit=500')).json().items.length;
    expect(untraced).toBeGreaterThanOrEqual(4);
    expect(all - untraced).toBe(loaded!.traced);
  });

  it('has tasks fallen due, in time and late, so that offices and communes have places', async () => {
    const cdc = await t.as('health-officer');
    const from = new Date(t.clock.now() - 14 * 86_400_000).toISOString();
    for (const of of ['organisation', 'area']) {
      const { items } = (await cdc.get(`/task-ranking?of=${of}&from=${encodeURIComponent(from)}`)).json();
      const placed = items.filter(({ rank }: { rank: number | null }) => rank !== null);
      expect(placed.length).toBeGreaterThanOrEqual(4);
      expect(new Set(placed.map(({ rank }: { rank: number }) => rank)).size).toBeGreaterThanOrEqual(2);
      expect(placed.some((one: { due: number; done: number }) => one.done < one.due)).toBe(true);
      expect(placed.some((one: { inTime: number; done: number }) => one.inTime < one.done)).toBe(true);
    }
  });

  it('is loaded once, and the same province is generated again', async () => {
    expect(await loadDemo(t.app, { ...options, now: t.clock.now() + 1 })).toBeNull();
    const run = (await readRun(scope, t.app.platform.db))!;
    const names = [...peopleOf(buildWorld(run).province)].map(({ fullName }) => fullName);
    // Behind them come the visitors of the scenes.
    const found = await sql<{ full_name: string }>`
      select full_name from person order by person_no limit ${names.length}`.execute(t.app.platform.db);
    expect(found.rows.map((row) => row.full_name)).toEqual(names);
  });

  it('opens every shown account with the shown password, in the demo dataset', async () => {
    const accounts = await shownAccounts(t.app, '20');
    expect(accounts.length).toBeGreaterThanOrEqual(10);
    for (const { login, password, role } of accounts) {
      const answer = await t.anonymous.post('/session', { login, password });
      expect(answer.statusCode).toBe(200);
      const roles = answer.json().user.roles as { role: Role; areaName: string | null }[];
      expect(roles).toMatchObject([{ role }]);
    }
    expect((await t.anonymous.get('/system/info')).json().demoAccounts).toEqual(accounts);
  });
});

describe('the scenes', () => {
  const list = async (role: Role, path: string) => (await (await t.as(role)).get(path)).json().items;

  it('leave tubes in every state, pools of both results and a correction', async () => {
    const tubes = (await list('health-officer', '/lab/tubes?limit=200')) as {
      id: string;
      status: string;
      members: number;
      result: string | null;
      code: string;
    }[];
    const states = new Set(tubes.map(({ status }) => status));
    expect([...states].toSorted()).toEqual(['COLLECTED', 'ENTERED', 'RECEIVED', 'REJECTED', 'RELEASED']);
    const pools = tubes.filter(({ members }) => members > 1);
    expect(new Set(pools.map(({ result }) => result))).toEqual(new Set(['NEGATIVE', 'POSITIVE']));
    const corrected = tubes.find(({ code }) => code === 'MP-0014')!;
    const officer = await t.as('health-officer');
    expect((await officer.get(`/lab/tubes/${corrected.id}`)).json().revisions).toHaveLength(2);
  });

  it('leave an extension, a reduction, a release and a cancellation by decision, one of them served', async () => {
    const orders = (await list('health-officer', '/orders?kind=quarantine-home&limit=500')) as {
      lastDecision: { kind: string; number: string; servedAt: string | null } | null;
    }[];
    const decisions = orders.flatMap(({ lastDecision }) => lastDecision ?? []);
    expect(new Set(decisions.map(({ kind }) => kind))).toEqual(
      new Set(['extension', 'reduction', 'release', 'cancel']),
    );
    expect(decisions.filter(({ servedAt }) => servedAt !== null)).toHaveLength(1);
  });

  it('leave a quarantine site something of every kind to do today, and one that is over-full', async () => {
    const manager = await t.as('quarantine-manager');
    const { totals, items } = (await manager.get('/orders/sites')).json();
    expect(Object.entries(totals).filter(([, n]) => n === 0)).toEqual([]);
    expect(items.some(({ free }: { free: number | null }) => free !== null && free < 0)).toBe(true);
  });

  it('lead to a level change that waits for an officer', async () => {
    await expect
      .poll(async () => await list('health-officer', '/level-changes?cause=RESULT_POSITIVE&status=OPEN'), {
        timeout: 30_000,
      })
      .toHaveLength(1);
  });

  it('make a place exposure public, a class, a bus, a wedding and calls', async () => {
    expect((await t.anonymous.get('/public/exposures')).json().items).toHaveLength(1);
    const rosters = (await list('tracer', '/rosters')) as { kind: string; people: number }[];
    expect(rosters.map(({ kind }) => kind).toSorted()).toEqual(['bus', 'class']);
    expect(rosters.find(({ kind }) => kind === 'class')!.people).toBeGreaterThan(1);
    expect(await list('tracer', '/clusters')).toMatchObject([{ status: 'CLUSTER', cases: 2 }]);
    expect(await list('tracer', '/interviews?view=done')).toHaveLength(1);
    expect(await list('tracer', '/interviews?view=call-back')).toHaveLength(1);
  });

  it('bring people of every decision to two neighbouring gates, and permits in every state', async () => {
    const board = (await (await t.as('gate-commander')).get('/gates/board')).json().posts as {
      total: number;
      overridden: number;
    }[];
    expect(board).toHaveLength(3);
    const crossings = (await list('gate-commander', '/gates/crossings?limit=200')) as { decision: string }[];
    // Two vehicles came with their people: four in a coach, two in a lorry; one lorry came with a copied code.
    expect(crossings).toHaveLength(79);
    const vehicles = (await list('gate-commander', '/gates/vehicles')) as { recorded: number }[];
    expect(vehicles.map(({ recorded }) => recorded)).toEqual([2, 4]);
    const questions = (await list('gate-commander', '/gates/escalations')) as { state: string }[];
    expect(questions.map(({ state }) => state)).toEqual(['open', 'open', 'answered']);
    expect(new Set(crossings.map(({ decision }) => decision)).size).toBe(5);
    const states = ((await list('health-officer', '/permits')) as { state: string }[]).map(
      ({ state }) => state,
    );
    expect(new Set(states)).toEqual(new Set(['SUBMITTED', 'APPROVED', 'REFUSED', 'REVOKED']));
  });

  it('furnish the gates: phones with and without a pack, a watch list, a queue with one in five looked at', async () => {
    const phones = (await list('gate-commander', '/gates/devices')) as { packSequence: number | null }[];
    expect(phones.map(({ packSequence }) => packSequence === null).toSorted()).toEqual([false, false, true]);
    expect(await list('health-officer', '/gates/watch')).toHaveLength(3);
    const posts = (await list('gate-commander', '/gates/posts')) as { mode: { mode: string } }[];
    expect(posts.map(({ mode }) => mode.mode).toSorted()).toEqual(['all', 'all', 'sample']);
    const shifts = (await list('gate-commander', '/gates/shifts')) as { state: string }[];
    expect(shifts.map(({ state }) => state).toSorted()).toEqual(['handed-over', 'open', 'open']);
  });

  it('let cameras read plates: permitted, from outside, watched, unreadable', async () => {
    const count = async (view: string) =>
      (await list('gate-commander', `/plates?limit=50&view=${view}`)).length;
    expect(await count('permitted')).toBeGreaterThanOrEqual(4);
    expect(await count('unmatched')).toBeGreaterThanOrEqual(9);
    expect(await count('watched')).toBe(1);
    expect(await count('unreadable')).toBe(3);
  });

  it('register guests of three houses: overdue, left, missing, from a red zone to be visited', async () => {
    const stays = async (query: string) => (await list('health-officer', `/lodging/stays?${query}`)).length;
    // Seven of them are drivers who handed their lorry over at the border gate.
    expect(await stays('limit=50')).toBe(23);
    expect(await stays('view=overdue')).toBe(3);
    expect(await stays('view=departed')).toBe(2);
    expect(await stays('view=visits')).toBe(3);
    expect(await stays('state=CONFIRMED')).toBe(4);
    expect(await stays('state=MISSING')).toBe(1);
    expect(await list('commune-officer', '/lodging/stays?limit=50')).toHaveLength(23);
  });

  it('send two community teams out: one has ten households left, the other had a morning', async () => {
    const officer = await t.as('commune-officer', '06187');
    const { items } = (await officer.get('/community/coverage')).json();
    // Households of people in home quarantine elsewhere in the ward stand in a line of their own.
    const own = items.filter(({ teamId }: { teamId: string | null }) => teamId !== null);
    expect(own).toEqual([
      expect.objectContaining({ due: 10, seen: 0, notYet: 10 }),
      // This small province has fourteen households in the ward.
      expect.objectContaining({ due: 4, seen: 2, absent: 1, worse: 1, food: 1 }),
    ]);
    const needs = (await officer.get('/community/needs?open=true')).json().items as {
      kind: string;
      toldAs: string | null;
    }[];
    // The medicine a grandchild asked for.
    expect(needs.map(({ kind }) => kind).toSorted()).toEqual(['absent', 'food', 'medicine', 'worse']);
    expect(needs.filter(({ toldAs }) => toldAs === 'grandchild')).toHaveLength(1);
    expect((await officer.get('/people/cards/prints')).json().items).toHaveLength(1);
  });

  it('declare on every form, some at risk, some of those looked at', async () => {
    const declared = (await list('health-officer', '/declarations?limit=100')) as { form: string }[];
    // One of them by a grandchild.
    expect(declared).toHaveLength(33);
    expect(new Set(declared.map(({ form }) => form)).size).toBe(5);
    expect((await list('health-officer', '/declarations?task=open')).length).toBeGreaterThan(5);
    expect(await list('health-officer', '/declarations?task=done')).toHaveLength(3);
  });

  it('bring lorries in every state to a border gate, with enough exits for an estimate', async () => {
    const trips = (await list('gate-commander', '/border/trips?limit=200')) as {
      state: string;
      plateNation: string;
    }[];
    const states = new Set(trips.map(({ state }) => state));
    expect(states).toEqual(new Set(tripStates));
    expect(new Set(trips.map(({ plateNation }) => plateNation))).toEqual(new Set(['VN', 'CN']));
    await settled(t.app);
    const tasks = (await list('gate-commander', '/border/tasks?state=open')) as {
      reason: string;
      misuse: string | null;
    }[];
    expect(new Set(tasks.map(({ reason }) => reason))).toEqual(
      new Set(['late', 'misuse', 'off-route', 'seal-changed', 'test-invalid']),
    );
    expect(new Set(tasks.flatMap(({ misuse }) => misuse ?? []))).toEqual(new Set(['forged', 'other-plate']));
    const { gates } = (await t.anonymous.get('/public/gates/queue')).json();
    expect(gates[0].queue).toContainEqual(expect.objectContaining({ direction: 'export', enough: true }));
  });

  it('can be played again without changing anything', async () => {
    const run = (await readRun(scope, t.app.platform.db))!;
    const count = async () =>
      (
        await sql<{
          n: number;
        }>`select ((select count(*) from lab_result) + (select count(*) from gate_crossing)
          + (select count(*) from gate_vehicle) + (select count(*) from gate_escalation)
          + (select count(*) from border_check) + (select count(*) from border_task)
          + (select count(*) from permit) + (select count(*) from roster) + (select count(*) from presence)
          + (select count(*) from person) + (select count(*) from declaration) + (select count(*) from residence)
          + (select count(*) from plate_event) + (select count(*) from gate_shift))::int as n`.execute(
          t.app.platform.db,
        )
      ).rows[0]!.n;
    // Somebody worked with it since: an order was ended.
    const officer = await t.as('health-officer');
    const [first] = (await officer.get('/orders?status=IN_FORCE&sort=number&limit=1')).json().items;
    const ended = { version: first.version, reason: 'Đủ điều kiện' };
    expect((await officer.post(`/orders/${first.id}/release`, ended)).statusCode).toBe(200);
    // What follows the scenes by event has to be there before.
    await settled(t.app);
    const before = await count();
    await playScenes(t.app, run, buildWorld(run));
    await settled(t.app);
    expect(await count()).toBe(before);
  });
});

describe('the oracle', () => {
  it('finds no infectee missed without a reason', async () => {
    const { score, explained } = (await scoreDemoTracing(t.app))!;
    expect(score.cases).toBe(loaded!.cases);
    expect(score.infectees).toBeGreaterThan(3);
    expect(score.missed.unexplained).toBe(0);
    expect(score.missed.household).toBe(0);
    expect(score.recall!).toBeGreaterThan(0.6);
    expect(explained.map(({ key }) => key)).toContain('recall');
  });
});
