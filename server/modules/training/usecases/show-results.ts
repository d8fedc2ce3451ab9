import type { Query, Reply } from '../../../../contract/kit.ts';
import type { trainingApi } from '../../../../contract/training.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { cursorForm, cutPage, readCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TrainingContext } from '../context.ts';
import { drills } from '../rules/drills.ts';
import { STUCK_MS, stepOf } from '../rules/progress.ts';
import {
  type EntryFilter,
  type EntryPage,
  type EntryRow,
  entrySorts,
  type EntrySort,
  listEntries,
  listUnits,
} from '../store/entries.ts';

type Endpoint = (typeof trainingApi)['GET /training/results'];
type Units = (typeof trainingApi)['GET /training/units'];
export type ShownResult = Reply<Endpoint>['items'][number];
export type ShownUnit = Reply<Units>['items'][number];
const MINUTE_MS = 60_000;
type Context = Pick<TrainingContext, 'platform'>;
type Order = Pick<EntryPage, 'sort' | 'descending'>;

/** Who trained, the newest first or as asked; by name or unit, written with or without marks. One query. */
export async function showResults(
  { platform }: Context,
  scope: Scope,
  { limit = 50, cursor, sort, ...filters }: Query<Endpoint>,
): Promise<Outcome<Reply<Endpoint>>> {
  const now = platform.clock.now();
  const order = orderOf(sort);
  const last = lastOf(cursor, order);
  if (!last.ok) {
    return last;
  }
  const rows = await listEntries(scope, platform.db, entryFilter(filters, now), {
    ...order,
    limit: limit + 1,
    after: last.value,
  });
  const page = cutPage(rows, limit, (row) => [nameOf(order), row.sorted_by, row.id]);
  return done({ items: page.rows.map((row) => shown(row, now)), next: page.next, total: null });
}

/** How far each unit is: which of 323 sites have not begun, which stand still, which are through. */
export async function showUnits(
  { platform }: Context,
  scope: Scope,
  { limit = 50, cursor, ...filters }: Query<Units>,
): Promise<Outcome<Reply<Units>>> {
  const filter = entryFilter(filters, platform.clock.now());
  const last = readCursor(cursor, [cursorForm.text]);
  if (!last.ok) {
    return last;
  }
  const rows = await listUnits(scope, platform.db, filter, {
    limit: limit + 1,
    after: last.value?.[0] ?? null,
  });
  const page = cutPage(rows, limit, ({ key }) => [key]);
  return done({
    items: page.rows.map(({ unit, trainees, none, open, stuck, finished }) => ({
      unit,
      trainees,
      none,
      open,
      stuck,
      finished,
    })),
    next: page.next,
    total: null,
  });
}

/** A filter of the list as the store takes it. */
export function entryFilter(
  { q, ...filters }: Pick<Query<Endpoint>, 'q' | 'drill' | 'state' | 'step'>,
  now: number,
): EntryFilter {
  return { ...filters, words: q === undefined ? null : fold(q), stuckBefore: new Date(now - STUCK_MS) };
}

/** `-movedAt` and the like; anything else is the newest first. */
function orderOf(sort: string | undefined): Order {
  const name = sort?.replace(/^-/u, '') ?? '';
  return Object.hasOwn(entrySorts, name)
    ? { sort: name as EntrySort, descending: sort!.startsWith('-') }
    : { sort: 'startedAt', descending: true };
}

/** How cursors call an order: one of another order says nothing about where to go on. */
const nameOf = ({ sort, descending }: Order): string => `${sort} ${descending}`;

const formOf = {
  text: cursorForm.text,
  int: cursorForm.whole,
  timestamptz: cursorForm.instant,
} as const;

/** The last row of the page before. */
function lastOf(cursor: string | undefined, order: Order): Outcome<EntryPage['after']> {
  const [, type] = entrySorts[order.sort];
  const ours = (name: unknown) => name === nameOf(order);
  const read = readCursor(cursor, [ours, formOf[type], cursorForm.id]);
  return read.ok ? done(read.value === null ? null : [read.value[1], read.value[2]]) : read;
}

function shown(row: EntryRow, now: number): ShownResult {
  const drill = drills.get(row.drill);
  const step = row.begun ? stepOf(row) : null;
  const isOpen = row.begun && row.finished_at === null && !row.begun_again;
  return {
    id: row.id,
    name: row.trainee,
    unit: row.unit,
    drill: drill?.vi ?? row.drill,
    drillEn: drill?.en ?? row.drill,
    begun: row.begun,
    begunAgain: row.begun_again,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    done: row.done.length,
    steps: drill?.steps.length ?? row.done.length,
    minutes:
      row.finished_at === null
        ? null
        : Math.round((row.finished_at.getTime() - row.started_at.getTime()) / MINUTE_MS),
    step: step?.vi ?? null,
    stepEn: step?.en ?? null,
    movedAt: new Date(Math.min(now, row.moved_at.getTime())).toISOString(),
    idleMinutes: isOpen ? Math.max(0, Math.floor((now - row.moved_at.getTime()) / MINUTE_MS)) : null,
  };
}
