import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { issuePermitCode } from '../../permits/index.ts';
import type { TripContext } from '../context.ts';
import { shippedDriverTests, testHoldsUntil } from '../rules/driver-test.ts';
import { nextState } from '../rules/life-cycle.ts';
import { refuse } from '../refusals.ts';
import type { TripRow } from '../store/tables.ts';
import { updateTrip } from '../store/trips.ts';
import { type CrewInput, findCrew } from './find-crew.ts';
import { settleTrip } from './settle-trip.ts';

const DAY_MS = 86_400_000;
/** A code serves posts so long after the planned arrival: queues last days. */
const CODE_DAYS = 7;
/** Most units that a code names. */
const ROUTE_UNITS = 8;

/** Who and how to reach, encrypted beside the trip. */
export type TripDetails = {
  readonly driver: CrewInput;
  readonly assistants: readonly CrewInput[];
  readonly enterprisePhone: string | null;
  readonly test: {
    readonly kind: 'rapid' | 'pcr';
    readonly sampledAt: string;
    readonly result: 'negative' | 'positive' | 'inconclusive';
  } | null;
};

/**
 * Accepts a locked trip in the caller's transaction: its people become people of the register, it gets its code, and what
 * is already wrong with it becomes a task.
 */
export async function acceptTrip(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  row: TripRow,
): Promise<Outcome<TripRow>> {
  const { platform, areas, places, signer } = context;
  const state = nextState(row.state, 'accept');
  if (state === null) {
    return refuse('decided-before');
  }
  const details = readDetails(context, row);
  const crew = await findCrew(context, scope, tx, [details.driver, ...details.assistants]);
  const refused = crew.find((one) => typeof one !== 'number');
  if (typeof refused === 'object') {
    return refused;
  }
  const [driverNo, ...assistantNos] = crew.filter((one) => typeof one === 'number');
  const at = platform.clock.now();
  const posts = await places.byNos(
    scope,
    tx,
    row.legs.map(({ placeNo }) => placeNo),
  );
  const codes = row.legs.flatMap(({ placeNo }) => areas.byNo(posts.get(placeNo)?.areaNo ?? -1)?.code ?? []);
  const gateCode = areas.byNo(row.area_no)!.code;
  const signed = await issuePermitCode({ platform, signer }, scope, tx, {
    ownerId: row.id,
    areaCode: gateCode,
    name: details.driver.fullName,
    plate: platform.secrets.decrypt(row.plate),
    route: [...new Set([...codes, gateCode])].slice(0, ROUTE_UNITS),
    fromMinute: null,
    untilMinute: null,
    from: at,
    until: Math.max(at, row.planned_arrival.getTime()) + CODE_DAYS * DAY_MS,
  });
  const accepted: TripRow = {
    ...row,
    state,
    ...signed,
    driver_no: driverNo!,
    assistant_nos: assistantNos,
    decided_at: new Date(at),
    decided_by: scope.actor.name,
    test_valid_until: await testEnd(context, scope, details, driverNo!),
  };
  const { legs: _, ...columns } = accepted;
  await updateTrip(scope, tx, row.id, columns);
  await settleTrip(context, scope, tx, accepted);
  await appendEvent(tx, {
    topic: 'trip.accepted',
    dataset: scope.dataset,
    payload: { ids: [row.id], areaNos: row.area_nos },
    at,
  });
  return done(accepted);
}

/** What stands encrypted beside a trip. */
export function readDetails({ platform }: TripContext, row: Pick<TripRow, 'details'>): TripDetails {
  return JSON.parse(platform.secrets.decrypt(row.details)) as TripDetails;
}

/** Until when the driver's tests hold: what was declared, and what laboratories released since. */
export async function testEnd(
  { people, testsOf }: TripContext,
  scope: Scope,
  { test }: TripDetails,
  driverNo: number,
): Promise<Date | null> {
  const system = systemScope('trips.driver-test', scope.dataset);
  const numbers = await people.mergedNos(system, driverNo);
  const released = [...(await testsOf(system, numbers)).values()].flat();
  const declared =
    test === null ? [] : [{ kind: test.kind, sampledAt: Date.parse(test.sampledAt), result: test.result }];
  const until = testHoldsUntil(shippedDriverTests, [...declared, ...released]);
  return until === null ? null : new Date(until);
}
