import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { TripContext } from '../context.ts';
import { eventOf, isOpen, nextState, type TripState } from '../rules/life-cycle.ts';
import { dueAt, shippedTerms } from '../rules/task-terms.ts';
import { type Issue, readTimeline, type Timeline, type TripCheck, type TripPlan } from '../rules/timeline.ts';
import { addCounts, type CountDelta, type CountedMove } from '../store/counts.ts';
import { misuseOf } from '../store/misuse.ts';
import type { CheckRow, MisuseRow, TripRow } from '../store/tables.ts';
import { insertTasks, tasksOf, updateTask } from '../store/tasks.ts';
import { checksOf, updateTrip } from '../store/trips.ts';

const MINUTE_MS = 60_000;
/** Who closes tasks that a later report showed to be nothing. */
const BY_PROGRAM = 'trips.settle';

/**
 * Brings a locked trip into line with all that was reported of it: state, times, tasks and counters, in the caller's
 * transaction. The same reports give the same trip, in whatever order they came.
 * @param watching the clock asks, not a report: only then is a vehicle of which nothing was heard a task, so that a batch of
 * reports raises nothing that its next row takes back.
 */
export async function settleTrip(
  { platform }: Pick<TripContext, 'platform'>,
  scope: Scope,
  tx: Tx,
  row: TripRow,
  watching = false,
): Promise<{ timeline: Timeline; state: TripState }> {
  const now = platform.clock.now();
  const checks = await checksOf(scope, tx, row.id);
  const timeline = timelineOf(row, checks, now);
  const event = eventOf(row.direction, { ...timeline, handedAt: row.handed_at?.getTime() ?? null });
  const state = event === null ? row.state : (nextState(row.state, event) ?? row.state);
  const { nextDueAt, overdueAt } = timeline;
  const exitedAt = row.direction === 'import' ? timeline.finishedAt : timeline.passedAt;
  const change = {
    state,
    arrived_at: dateOf(timeline.arrivedAt),
    passed_at: dateOf(timeline.passedAt),
    closed_at: state === 'EXITED' ? (dateOf(exitedAt) ?? row.closed_at) : row.closed_at,
    next_due_at: isOpen(state) ? dateOf(watching ? nextDueAt : (overdueAt ?? nextDueAt)) : null,
  };
  await updateTrip(scope, tx, row.id, change);
  await count(scope, tx, row, 'arrived', row.arrived_at, change.arrived_at);
  await count(scope, tx, row, 'exited', row.passed_at, change.passed_at);
  const issues = [...timeline.issues, ...misuseIssues(await misuseOf(scope, tx, row.id))];
  const raised = await saveTasks(scope, tx, row, { state, watching }, issues, now);
  await appendEvent(tx, {
    topic: 'trip.moved',
    dataset: scope.dataset,
    payload: { ids: [row.id], areaNos: row.area_nos, raised },
    at: now,
  });
  return { timeline, state };
}

/** The timeline of a stored trip. */
export function timelineOf(row: TripRow, checks: readonly CheckRow[], now: number): Timeline {
  const handed =
    row.handed_at === null ? null : { at: row.handed_at.getTime(), seals: row.handed_seals ?? [] };
  return readTimeline(planOf(row), checks.map(toCheck), handed, now, isOpen(row.state));
}

function planOf(row: TripRow): TripPlan {
  return {
    direction: row.direction,
    gateNo: row.gate_no,
    yardNo: row.yard_no,
    legs: row.legs,
    restNos: row.rest_nos,
    seals: row.seals,
    needsHandOver: row.needs_hand_over,
    startsAt: row.starts_at.getTime(),
    plannedArrival: row.planned_arrival.getTime(),
    testValidUntil: row.test_valid_until?.getTime() ?? null,
  };
}

/** One task for each kind of misuse at each post; what a post says of it is a task of its own. */
function misuseIssues(rows: readonly MisuseRow[]): Issue[] {
  const keyed = Map.groupBy(rows, ({ kind, place_no, id }) => `${kind} ${place_no ?? id}`);
  return [...keyed].map(([key, [first]]): Issue => {
    const { at, place_no: placeNo } = first!;
    return { reason: 'misuse', key, at: at.getTime(), placeNo, lateMs: null, seals: null };
  });
}

/** A stored report as rules read it. */
export function toCheck({ id, place_no: placeNo, kind, at, seals }: CheckRow): TripCheck {
  return { id, placeNo, kind, at: at.getTime(), seals };
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** Moves the counters of one kind of move from the hour that was believed before to the one that is now. */
async function count(
  scope: Scope,
  tx: Tx,
  row: TripRow,
  what: CountedMove,
  before: Date | null,
  after: Date | null,
): Promise<void> {
  if (before?.getTime() === after?.getTime()) {
    return;
  }
  const moves = [
    ...(before === null ? [] : [{ at: before.getTime(), by: -1 as const }]),
    ...(after === null ? [] : [{ at: after.getTime(), by: 1 as const }]),
  ];
  const { gate_no: gateNo, area_no: areaNo, plate_nation: nation, direction, dataset } = row;
  await addFigures(
    tx,
    moves.map((move) => ({ ...move, metric: `trips.${what}`, dataset, areaNo })),
  );
  const deltas = moves.map((move): CountDelta => ({ ...move, gateNo, what, nation, direction }));
  await addCounts(scope, tx, deltas);
}

/**
 * Raises what is new, and closes what a report that came later showed to be nothing. What an officer answered stays as
 * answered. @returns how many were raised.
 */
async function saveTasks(
  scope: Scope,
  tx: Tx,
  row: TripRow,
  { state, watching }: { readonly state: TripState; readonly watching: boolean },
  issues: readonly Issue[],
  now: number,
): Promise<number> {
  const known = await tasksOf(scope, tx, row.id);
  const keyOf = ({ reason, key }: { reason: string; key: string }) => `${reason} ${key}`;
  const found = new Map(issues.map((issue) => [keyOf(issue), issue]));
  for (const task of known) {
    const issue = found.get(keyOf(task));
    if (issue !== undefined && task.outcome === 'superseded') {
      await updateTask(scope, tx, task, { state: 'open', outcome: null, done_by: null, done_at: null });
    } else if (issue === undefined && task.state === 'open') {
      const done = { state: 'done' as const, outcome: 'superseded' as const, done_by: BY_PROGRAM };
      await updateTask(scope, tx, task, { ...done, done_at: new Date(now) });
    }
    if (issue !== undefined && task.state === 'open') {
      await updateTask(scope, tx, task, { at: new Date(issue.at), late_minutes: minutesOf(issue) });
    }
  }
  // A trip that does not take place has nothing left to look at but who uses its code.
  const ended = state === 'CANCELLED' || state === 'REFUSED' || state === 'PENDING';
  const had = new Set(known.map(keyOf));
  const fresh = issues.filter(
    (issue) =>
      !had.has(keyOf(issue)) && (watching || issue.unheard !== true) && (!ended || issue.reason === 'misuse'),
  );
  await insertTasks(
    scope,
    tx,
    fresh.map((issue) => ({
      trip_id: row.id,
      id: uuid7(now),
      dataset: row.dataset,
      gate_no: row.gate_no,
      area_nos: row.area_nos,
      reason: issue.reason,
      key: issue.key,
      state: 'open',
      at: new Date(issue.at),
      place_no: issue.placeNo,
      late_minutes: minutesOf(issue),
      seals: issue.seals === null ? null : [...issue.seals],
      raised_at: new Date(now),
      due_at: new Date(dueAt(shippedTerms, issue, now)),
      outcome: null,
      note: null,
      done_by: null,
      done_at: null,
    })),
  );
  return fresh.length;
}

function minutesOf({ lateMs }: Issue): number | null {
  return lateMs === null ? null : Math.ceil(lateMs / MINUTE_MS);
}
