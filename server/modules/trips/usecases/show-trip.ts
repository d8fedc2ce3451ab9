import type { Static } from 'typebox';
import type { TripDetail } from '../../../../contract/trip-records.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { isOpen, nextState } from '../rules/life-cycle.ts';
import { readPlate } from '../rules/read-plate.ts';
import { sealKey } from '../rules/timeline.ts';
import { misuseOf } from '../store/misuse.ts';
import type { CheckRow, MisuseRow, TripRow } from '../store/tables.ts';
import { tasksOf } from '../store/tasks.ts';
import { checksOf, findTrip } from '../store/trips.ts';
import { readDetails } from './accept-trip.ts';
import type { CrewInput } from './find-crew.ts';
import type { HandOverDetails } from './hand-over.ts';
import { mayAtGate, mayOnWay, seesCrew } from './open-trip.ts';
import { HIDDEN, presentTrips } from './present-trips.ts';
import { timelineOf } from './settle-trip.ts';
import { presentTasks } from './show-tasks.ts';

type Detail = Static<typeof TripDetail>;
type Names = ReadonlyMap<number, { readonly placeId: string; readonly name: string }>;

const MINUTE_MS = 60_000;

/** One trip, for officers of its gate and of the posts of its way; the look is audited. */
export async function showTrip(context: TripContext, scope: Scope, id: string): Promise<Outcome<Detail>> {
  const { platform, places } = context;
  const row = await findTrip(scope, platform.db, id.toLowerCase());
  if (row === undefined) {
    return refuse('not-found');
  }
  if (!mayOnWay(context, scope, 'trip.read', row)) {
    return refuse('outside-area');
  }
  const now = platform.clock.now();
  await audit(platform.db, scope, now, [
    { action: 'trip.open', subjectKind: 'trip', subjectId: row.id, areaNo: row.area_no },
  ]);
  const checks = await checksOf(scope, platform.db, row.id);
  const tasks = await tasksOf(scope, platform.db, row.id);
  const misuse = await misuseOf(scope, platform.db, row.id);
  const names = await places.byNos(scope, platform.db, [
    ...new Set([
      ...row.legs.map(({ placeNo }) => placeNo),
      ...row.rest_nos,
      ...checks.map(({ place_no }) => place_no),
      ...misuse.flatMap(({ place_no, other_place_no }) => [place_no ?? [], other_place_no ?? []].flat()),
      ...[row.handed_place_no, row.lodging_place_no].filter((no) => no !== null),
    ]),
  ]);
  const open = tasks.filter(({ state }) => state === 'open');
  const late = open.some(({ reason }) => reason === 'late');
  const [shown] = await presentTrips(context, scope, [{ ...row, open_tasks: open.length, late }]);
  const whole = seesCrew(context, scope, row);
  return done({
    ...shown!,
    signed: row.signed === null || !isOpen(row.state) ? null : platform.secrets.decrypt(row.signed),
    reason: row.reason,
    decidedBy: row.decided_by,
    seals: row.seals,
    needsHandOver: row.needs_hand_over,
    ...(await people(context, scope, row, whole, names)),
    testValidUntil: row.test_valid_until?.toISOString() ?? null,
    restStops: row.rest_nos.map((no) => names.get(no)?.name ?? ''),
    legs: legsOf(row, checks, names, now),
    checks: checks.map((check) => presentCheck(context, check, whole, names)),
    tasks: await presentTasks(
      context,
      scope,
      tasks.map((task) => ({
        ...task,
        plate: row.plate,
        short_code: row.short_code,
        details: row.details,
        plate_nation: row.plate_nation,
        anonymised_at: row.anonymised_at,
      })),
    ),
    misuse: misuse.map((one) => presentMisuse(context, one, whole, names)),
    anonymisedAt: row.anonymised_at?.toISOString() ?? null,
    may: mayNow(context, scope, row),
  });
}

function legsOf(row: TripRow, checks: readonly CheckRow[], names: Names, now: number): Detail['legs'] {
  return timelineOf(row, checks, now).legs.map((leg) => ({
    placeId: names.get(leg.placeNo)?.placeId ?? '',
    placeName: names.get(leg.placeNo)?.name ?? '',
    gate: leg.placeNo === row.gate_no,
    limitMinutes: leg.limitMinutes,
    deadline: new Date(leg.deadline).toISOString(),
    at: leg.at === null ? null : new Date(leg.at).toISOString(),
    byCamera: leg.at !== null && !isAttested(row, checks, leg.placeNo),
    state: leg.state,
    lateMinutes: leg.lateMs > 0 ? Math.ceil(leg.lateMs / MINUTE_MS) : null,
  }));
}

/** Whether somebody of a post, not only a camera, reported the vehicle at a post of its way. */
function isAttested(row: TripRow, checks: readonly CheckRow[], placeNo: number): boolean {
  const here = placeNo === row.gate_no ? [row.gate_no, row.yard_no] : [placeNo];
  return checks.some(
    ({ by_camera, kind, place_no }) => !by_camera && kind !== 'stop' && here.includes(place_no),
  );
}

function presentMisuse(
  { platform }: TripContext,
  row: MisuseRow,
  whole: boolean,
  names: Names,
): Detail['misuse'][number] {
  const plain = (text: Buffer | null) => (text === null || !whole ? null : platform.secrets.decrypt(text));
  const plate = plain(row.plate);
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    placeName: names.get(row.place_no ?? -1)?.name ?? null,
    otherPlaceName: names.get(row.other_place_no ?? -1)?.name ?? null,
    otherAt: row.other_at?.toISOString() ?? null,
    plate: plate === null ? null : (readPlate(plate, undefined)?.display ?? plate),
    note: plain(row.note),
    by: row.reported_by,
  };
}

function presentCheck(
  { platform }: TripContext,
  check: CheckRow,
  whole: boolean,
  names: Names,
): Detail['checks'][number] {
  return {
    id: check.id,
    kind: check.kind,
    placeName: names.get(check.place_no)?.name ?? '',
    at: check.at.toISOString(),
    seals: check.seals,
    fromCrossing: check.from_crossing,
    byCamera: check.by_camera,
    by: check.recorded_by,
    note: check.note === null || !whole ? null : platform.secrets.decrypt(check.note),
  };
}

async function people(
  context: TripContext,
  scope: Scope,
  row: TripRow,
  whole: boolean,
  names: Names,
): Promise<Pick<Detail, 'crew' | 'handOver'>> {
  const { platform } = context;
  const nos = [row.driver_no, row.dedicated_no, ...row.assistant_nos].filter((no) => no !== null);
  const known = await context.people.resolvedByNo(scope, platform.db, nos);
  const member = (said: CrewInput, no: number | null | undefined) => ({
    personId: whole ? (known.get(no ?? -1)?.personId ?? null) : null,
    name: whole ? said.fullName : HIDDEN,
    phone: whole ? (said.phone ?? null) : null,
  });
  const details = readDetails(context, row);
  const crew = {
    driver: member(details.driver, row.driver_no),
    assistants: details.assistants.map((one, i) => member(one, row.assistant_nos[i])),
  };
  if (row.handed_at === null || row.handed_details === null) {
    return { crew, handOver: null };
  }
  const handed = JSON.parse(platform.secrets.decrypt(row.handed_details)) as HandOverDetails;
  const seals = row.handed_seals ?? [];
  return {
    crew,
    handOver: {
      at: row.handed_at.toISOString(),
      placeName: names.get(row.handed_place_no ?? -1)?.name ?? '',
      from: crew.driver,
      to: member(handed.to, row.dedicated_no),
      sealsMatch: sealKey(seals) === sealKey(row.seals),
      seals,
      lodgingName: names.get(row.lodging_place_no ?? -1)?.name ?? null,
      by: row.handed_by ?? '',
    },
  };
}

function mayNow(context: TripContext, scope: Scope, row: TripRow): Detail['may'] {
  const atGate = mayAtGate(context, scope, 'trip.record', row);
  const onWay = mayOnWay(context, scope, 'trip.record', row);
  const handed = row.handed_at !== null;
  return [
    ...(atGate && row.state === 'PENDING' ? (['decide'] as const) : []),
    ...(onWay && isOpen(row.state) ? (['check'] as const) : []),
    ...(atGate && isOpen(row.state) && !handed && row.passed_at === null ? (['hand-over'] as const) : []),
    ...(atGate && isOpen(row.state) && row.passed_at === null && (handed || !row.needs_hand_over)
      ? (['pass'] as const)
      : []),
    ...(atGate && nextState(row.state, 'return') !== null ? (['return'] as const) : []),
    ...(atGate && nextState(row.state, 'cancel') !== null ? (['cancel'] as const) : []),
  ];
}
