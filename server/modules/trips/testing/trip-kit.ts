import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { type Caller, type TestApp, testApp } from '../../../../test/support/app.ts';
import { letPass } from '../../../../test/support/let-pass.ts';

/** A border gate with a yard, two posts on the way, an export route with a hand-over, and officers. */
export type TripKit = {
  readonly t: TestApp;
  readonly officer: Caller;
  readonly commander: Caller;
  readonly health: Caller;
  /** Officer of the first post only. */
  readonly wayside: Caller;
  readonly gate: { readonly id: string };
  readonly yard: { readonly id: string };
  readonly posts: readonly { readonly id: string }[];
  readonly rest: { readonly id: string };
  readonly inn: { readonly id: string };
  readonly routeId: string;
  readonly importRouteId: string;
  /** A trip as it is registered; change what matters. */
  readonly item: (change?: object) => { id: string } & Record<string, unknown>;
  /** Registers a trip as the officer of the gate. */
  readonly register: (change?: object) => Promise<{ id: string; shortCode: string }>;
  /** Local instants of the clock's now plus minutes. */
  readonly at: (minutes: number) => string;
  /** Reports of the gate's officer; statuses in order. */
  readonly check: (
    ...items: object[]
  ) => Promise<{ id: string; status: number; code?: string; state?: string }[]>;
  readonly open: (id: string) => Promise<Detail>;
};

export type Detail = {
  readonly state: string;
  readonly legs: readonly { readonly state: string; readonly lateMinutes: number | null }[];
  readonly tasks: readonly {
    readonly id: string;
    readonly reason: string;
    readonly state: string;
    readonly outcome: string | null;
  }[];
  readonly may: readonly string[];
  readonly [key: string]: unknown;
};

export const GATE_COMMUNE = '06184';
export const WAY_COMMUNE = '06187';
export const MINUTE = 60_000;

/** A crossing that was let pass with a permit, as a phone sends it: at least `postId` and `at` are the test's. */
export const crossingWith = (change: {
  readonly postId: string;
  readonly at: string;
  readonly [field: string]: unknown;
}) => ({
  id: uuid7(),
  direction: 'in',
  means: 'permit',
  outcome: 'valid',
  zoneRank: 0,
  ...letPass,
  person: { fullName: 'Lái xe', birthYear: 1990, phone: '0912888777' },
  ...change,
});

export async function tripKit(): Promise<TripKit> {
  const t = await testApp();
  const [officer, commander, health, wayside] = [
    await t.as('gate-officer', GATE_COMMUNE),
    await t.as('gate-commander', '20'),
    await t.as('health-officer', '20'),
    await t.as('gate-officer', WAY_COMMUNE),
  ];
  const made = async (caller: Caller, path: string, body: object) => {
    const answer = await caller.post(path, body);
    if (answer.statusCode >= 300) {
      throw new Error(`${path}: ${answer.body}`);
    }
    return answer.json();
  };
  const place = async (name: string, kind: string, areaCode = GATE_COMMUNE) =>
    (await made(health, '/places', { name, kind, areaId: t.areaId(areaCode) })) as { id: string };
  const [gate, first, second] = [
    await place('Cửa khẩu thử', 'checkpoint'),
    await place('Chốt 1', 'checkpoint', WAY_COMMUNE),
    await place('Chốt 2', 'checkpoint'),
  ];
  const [yard, rest, inn] = [
    await place('Bãi chờ thử', 'other'),
    await place('Trạm nghỉ', 'restaurant'),
    await place('Nhà nghỉ lái xe', 'lodging'),
  ];
  await health.patch(`/gates/posts/${gate.id}`, { border: true });
  const settings = await health.patch(`/border/gates/${gate.id}`, {
    yardId: yard.id,
    slotMinutes: 60,
    slotCapacity: 2,
    opens: '07:00',
    closes: '19:00',
    source: 'Thử',
    certainty: 'unverified',
  });
  if (settings.statusCode !== 200) {
    throw new Error(settings.body);
  }
  const route = async (direction: string, stops: object[], needsHandOver: boolean) =>
    (
      await made(commander, '/border/routes', {
        id: uuid7(),
        name: `Tuyến ${direction}`,
        gateId: gate.id,
        direction,
        stops,
        restPlaceIds: [rest.id],
        needsHandOver,
        validFrom: '2026-01-01',
        source: 'Thử',
        certainty: 'unverified',
      })
    ).id as string;
  const stop = (one: { id: string }, limitMinutes: number) => ({ placeId: one.id, limitMinutes });
  const routeId = await route('export', [stop(first, 60), stop(second, 60), stop(gate, 120)], true);
  const importRouteId = await route('import', [stop(gate, 60), stop(second, 60), stop(first, 60)], false);
  let plates = 0;
  const at = (minutes: number) => new Date(t.clock.now() + minutes * MINUTE).toISOString();
  const item: TripKit['item'] = (change = {}) => {
    plates += 1;
    return {
      id: uuid7(t.clock.now()),
      routeId,
      plate: `12C-${String(10_000 + plates)}`,
      driver: {
        fullName: `Lý Văn ${String.fromCodePoint(65 + (plates % 26))}${plates}`,
        phone: `09123${String(10_000 + plates)}`,
      },
      goods: 'Thanh long',
      weightKg: 18_000,
      seals: ['VN 123-456'],
      startsAt: at(0),
      test: { kind: 'pcr', sampledAt: at(-120), result: 'negative' },
      ...change,
    };
  };
  return {
    t,
    officer,
    commander,
    health,
    wayside,
    gate,
    yard,
    posts: [first, second],
    rest,
    inn,
    routeId,
    importRouteId,
    item,
    at,
    register: async (change = {}) => {
      const one = item(change);
      const [outcome] = (await made(officer, '/border/trips', { items: [one] })).outcomes;
      if (outcome.status !== 201) {
        throw new Error(JSON.stringify(outcome));
      }
      return { id: one.id, shortCode: outcome.shortCode };
    },
    check: async (...items) => (await made(commander, '/border/checks', { items })).outcomes,
    open: async (id) => (await commander.get(`/border/trips/${id}`)).json(),
  };
}
