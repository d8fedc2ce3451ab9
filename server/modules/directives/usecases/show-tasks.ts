import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { Task, tasksApi } from '../../../../contract/tasks.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { readFigures } from '../../../platform/figures/figures.ts';
import { cutPage } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { DirectiveContext } from '../context.ts';
import { isOverdue } from '../rules/life-cycles.ts';
import { directiveNumbers } from '../store/directives.ts';
import { filesOf } from '../store/files.ts';
import {
  escalationsOf,
  eventsOf,
  findTask,
  listTasks,
  type TaskFilter,
  type TaskRow,
} from '../store/tasks.ts';
import { isMine, issues, ownAreaNos, seenAreaNos, seesTask } from './reach.ts';
import { pattern, presentFile, readCursor } from './show-directives.ts';

export type ShownTask = Static<typeof Task>;
export type TaskDetail = Static<(typeof tasksApi)['GET /tasks/{id}']['reply'][200]>;
export type TaskPage = { items: ShownTask[]; next: string | null; total: null };
type Asked = Query<(typeof tasksApi)['GET /tasks']>;
export type TaskQuery = { [K in keyof Asked]?: Asked[K] | undefined };

/** Tasks by deadline: all that the scope sees, its own, those it gave, or those escalated to it. */
export async function showTasks(
  context: DirectiveContext,
  scope: Scope,
  query: TaskQuery,
): Promise<TaskPage> {
  const { db, clock } = context.platform;
  const limit = query.limit ?? 50;
  const after = readCursor(query.cursor);
  const rows = await listTasks(scope, db, {
    areaNos: seenAreaNos(context, scope),
    exactly: exactlyOf(context, scope, query.view),
    under: underOf(context, scope, query.area),
    status: query.status ?? null,
    open: query.open ?? false,
    overdueAt: query.overdue === true ? new Date(clock.now()) : null,
    directiveId: query.directive?.toLowerCase() ?? null,
    words: pattern(query.q),
    descending: query.sort === '-dueAt',
    after: after === null ? null : { due: after.at, id: after.id },
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.due_at.toISOString(), row.id]);
  const shown = page.rows.filter((row) => query.view !== 'mine' || isMine(context, scope, row));
  return { items: await presentTasks(context, scope, shown), next: page.next, total: null };
}

function exactlyOf(context: DirectiveContext, scope: Scope, view: TaskQuery['view']): TaskFilter['exactly'] {
  const what = { mine: 'responsible', issued: 'issuer', escalated: 'superior' } as const;
  return view === undefined || view === 'all'
    ? null
    : { what: what[view], areaNos: ownAreaNos(context, scope) };
}

/** Units at or below the one asked for; those that the scope does not see are left out by the filter itself. */
function underOf(
  { areas }: DirectiveContext,
  scope: Scope,
  area: string | undefined,
): readonly number[] | null {
  if (area === undefined) {
    return null;
  }
  const path = areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, 'directive.read', path) ? areas.numbersUnder([path]) : [];
}

/** Tasks by id, in the order of the ids. */
export async function tasksByIds(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<TaskRow[]> {
  const rows = await Promise.all(ids.map(async (id) => await findTask(scope, db, id)));
  return rows.filter((row) => row !== undefined);
}

/** One task with its history. */
export async function showTask(
  context: DirectiveContext,
  scope: Scope,
  id: string,
): Promise<Outcome<TaskDetail>> {
  const row = await findTask(scope, context.platform.db, id.toLowerCase());
  if (row === undefined || !seesTask(context, scope, row)) {
    return refuseGeneral('not-found');
  }
  return done(await taskDetail(context, scope, row));
}

/** Tasks that the scope may see, as they are listed. */
export async function presentTasks(
  context: DirectiveContext,
  scope: Scope,
  rows: readonly TaskRow[],
): Promise<ShownTask[]> {
  const { db } = context.platform;
  const [numbers, values] = await Promise.all([
    directiveNumbers(
      scope,
      db,
      rows.flatMap((row) => row.directive_id ?? []),
    ),
    metricValues(context, rows),
  ]);
  return rows.map((row) => present(context, scope, row, numbers, values.get(row.id) ?? 0));
}

/** What the counters of the responsible unit rose by, from the day the task was given until its deadline. */
async function metricValues(
  { platform, areas }: DirectiveContext,
  rows: readonly TaskRow[],
): Promise<ReadonlyMap<string, number>> {
  const values = new Map<string, number>();
  for (const row of rows) {
    if (row.metric !== null) {
      const areaNos = areas.numbersUnder([areas.pathOf(row.area_no) ?? '']);
      const [series] = await readFigures(platform.db, {
        dataset: row.dataset,
        metrics: [row.metric],
        groups: [{ key: row.id, areaNos }],
        step: 'total',
        from: row.created_at.getTime(),
        to: row.due_at.getTime(),
      });
      values.set(row.id, series?.points[0]?.[1] ?? 0);
    }
  }
  return values;
}

function present(
  context: DirectiveContext,
  scope: Scope,
  row: TaskRow,
  numbers: ReadonlyMap<string, string>,
  value: number,
): ShownTask {
  const { clock } = context.platform;
  const metric = context.metrics().find(({ code }) => code === row.metric);
  const target = row.target ?? 0;
  const reached = Math.max(0, Math.min(100, Math.floor((value / Math.max(1, target)) * 100)));
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    version: row.version,
    directiveId: row.directive_id,
    directiveNumber: row.directive_id === null ? null : (numbers.get(row.directive_id) ?? null),
    issuerName: row.issuer_name,
    responsible: {
      id: row.responsible_id,
      name: row.responsible_name,
      areaName: areaName(context, row.area_no),
    },
    dueAt: row.due_at.toISOString(),
    overdue: isOverdue({ status: row.status, dueAt: row.due_at.getTime() }, clock.now()),
    escalation: row.escalation,
    measure: row.metric === null ? 'percent' : 'metric',
    percent: row.metric === null ? row.percent : reached,
    metric:
      row.metric === null
        ? null
        : { code: row.metric, vi: metric?.vi ?? row.metric, en: metric?.en ?? row.metric, target, value },
    extensionAsked: row.extension_until !== null,
    updatedAt: row.updated_at.toISOString(),
    mine: isMine(context, scope, row),
    checks: issues(context, scope, row.issuer_area_no),
  };
}

/** A task that the scope may see, whole. */
export async function taskDetail(context: DirectiveContext, scope: Scope, row: TaskRow): Promise<TaskDetail> {
  const { db } = context.platform;
  const [[shown], events, files, escalations] = await Promise.all([
    presentTasks(context, scope, [row]),
    eventsOf(db, row.id),
    filesOf(scope, db, row.id),
    escalationsOf(db, row.id),
  ]);
  const filesOfEvent = Map.groupBy(files, (file) => file.event_id);
  const { extension_until, extension_reason, extension_asked_at, extension_asked_by } = row;
  return {
    ...shown!,
    detail: row.detail,
    firstDueAt: row.first_due_at.toISOString(),
    createdBy: row.created_by,
    cooperating: row.cooperating.map(({ id, name, areaNo }) => ({
      id,
      name,
      areaName: areaName(context, areaNo),
    })),
    extension:
      extension_until === null
        ? null
        : {
            until: extension_until.toISOString(),
            reason: extension_reason ?? '',
            askedAt: extension_asked_at?.toISOString() ?? row.updated_at.toISOString(),
            askedBy: extension_asked_by ?? '',
          },
    superiors: escalations.map(({ level, area_no, at }) => ({
      level,
      areaName: areaName(context, area_no),
      at: at.toISOString(),
    })),
    events: events.map((event) => ({
      id: event.id,
      kind: event.kind,
      at: event.at.toISOString(),
      by: event.by_name,
      note: event.note,
      percent: event.percent,
      files: (filesOfEvent.get(event.id) ?? []).map(presentFile),
    })),
  };
}

function areaName({ areas }: DirectiveContext, no: number): string {
  return areas.byNo(no)?.fullName ?? '';
}
