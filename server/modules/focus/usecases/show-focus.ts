import type { Static } from 'typebox';
import type { Focus, FocusSummary, fociApi } from '../../../../contract/foci.ts';
import type { Query } from '../../../../contract/kit.ts';
import { dataClassIn, mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { readPositions } from '../../../registry/places/index.ts';
import type { FocusContext } from '../context.ts';
import { groupOf, nextReport, reportingRuleOn } from '../rules/reporting-clock.ts';
import { changesOf, findFocus, type FocusRow, reportsOf } from '../store/foci.ts';
import { type FocusSort, focusSorts, listFoci } from '../store/list-foci.ts';
import { clocksOf } from './change-focus.ts';
import { endingsOf } from './read-ending.ts';

export type ShownFocus = Static<typeof Focus>;
export type ShownSummary = Static<typeof FocusSummary>;
type Asked = Query<(typeof fociApi)['GET /foci']>;
export type FocusQuery = { [K in keyof Asked]?: Asked[K] | undefined };

/** Foci of the viewer's areas, those whose report is due soonest first. */
export async function showFoci(
  context: FocusContext,
  scope: Scope,
  query: FocusQuery,
): Promise<Outcome<{ items: ShownSummary[]; next: string | null; total: null }>> {
  const { areas, platform } = context;
  const own = pathsOf(scope, 'focus.read');
  const path = query.area === undefined ? null : areas.byId(query.area.toLowerCase())?.path;
  if (path === undefined || (path !== null && !mayIn(scope, 'focus.read', path))) {
    return refuseGeneral('forbidden');
  }
  const sort: FocusSort =
    query.sort !== undefined && Object.hasOwn(focusSorts, query.sort) ? (query.sort as FocusSort) : 'due';
  const after = decodeCursor(query.cursor);
  const limit = query.limit ?? 50;
  const rows = await listFoci(scope, platform.db, {
    areaNos: path === null && own.includes('') ? null : areas.numbersUnder(path === null ? own : [path]),
    title: query.q === undefined ? null : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`,
    state: query.state ?? null,
    open: query.open === true,
    dueBefore: query.late === true ? platform.clock.now() : null,
    sort,
    after: after === null ? null : { at: Number(after[0]), id: String(after[1]) },
    limit,
  });
  const page = cutPage(rows, limit, (row) => [focusSorts[sort].of(row), row.id]);
  return done({
    items: await presentSummaries(context, scope, platform.db, page.rows),
    next: page.next,
    total: null,
  });
}

async function presentSummaries(
  context: FocusContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly FocusRow[],
): Promise<ShownSummary[]> {
  const now = context.platform.clock.now();
  const placeNos = rows.flatMap((row) => row.place_no ?? []);
  const placeOf = await context.places.byNos(scope, db, placeNos);
  const positions = await readPositions(scope, db, placeNos);
  const { endings, links } = await endingsOf(context, scope, db, rows);
  return rows.map((row): ShownSummary => {
    const area = context.areas.byNo(row.area_no)!;
    const own = links.filter((link) => link.focus_id === row.id);
    const { lat, lon } = positions.get(row.place_no ?? -1) ?? area;
    return {
      id: row.id,
      title: row.title,
      state: row.state,
      disease: row.disease,
      group: groupOf(row.disease, localDate(row.found_at.getTime())),
      areaId: area.id,
      areaName: area.fullName,
      placeName: row.place_no === null ? null : (placeOf.get(row.place_no)?.name ?? null),
      lat,
      lon,
      foundAt: row.found_at.toISOString(),
      activeAt: row.active_at?.toISOString() ?? null,
      endedAt: row.ended_at?.toISOString() ?? null,
      cases: own.filter(({ state }) => state === 'LINKED').length,
      proposed: own.filter(({ state }) => state === 'PROPOSED').length,
      next:
        row.due_at === null || row.due_stage === null
          ? null
          : {
              stage: row.due_stage,
              dueAt: row.due_at.toISOString(),
              late: row.due_at.getTime() < now,
            },
      mayEndFrom: row.state === 'ACTIVE' ? (endings.get(row.id)?.from ?? null) : null,
      version: row.version,
    };
  });
}

/** One focus with its clocks and cases. The look is audited. */
export async function showFocus(
  context: FocusContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownFocus>> {
  const { db, clock } = context.platform;
  const row = await findFocus(scope, db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  if (!mayIn(scope, 'focus.read', context.areas.pathOf(row.area_no))) {
    return refuseGeneral('forbidden');
  }
  const entry = { action: 'focus.read', subjectKind: 'focus', subjectId: row.id, areaNo: row.area_no };
  await audit(db, scope, clock.now(), [entry]);
  return done(await present(context, scope, row));
}

/** A focus after something was done to it. */
export async function showAfter(
  context: FocusContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownFocus>> {
  return done(
    await present(context, scope, (await findFocus(scope, context.platform.db, id.toLowerCase()))!),
  );
}

async function present(context: FocusContext, scope: Scope, row: FocusRow): Promise<ShownFocus> {
  const { areas, people, places, platform } = context;
  const { db, secrets } = platform;
  const now = platform.clock.now();
  const path = areas.pathOf(row.area_no);
  const [[summary], { endings, links, cases }, reports, changes] = await Promise.all([
    presentSummaries(context, scope, db, [row]),
    endingsOf(context, scope, db, [row]),
    reportsOf(scope, db, [row.id]),
    changesOf(scope, db, row.id),
  ]);
  const place =
    row.place_no === null ? undefined : (await places.byNos(scope, db, [row.place_no])).get(row.place_no);
  const names = await people.namesByNo(
    scope,
    [...cases.values()].map((one) => one.personNo),
    db,
  );
  const ending = endings.get(row.id)!;
  const day = localDate(row.found_at.getTime());
  const rule = reportingRuleOn(day);
  const clocks = clocksOf(row, reports);
  const next = nextReport(clocks);
  const open = ['personal', 'sensitive'].includes(dataClassIn(scope, path));
  return {
    ...summary!,
    next: next === null ? null : { ...next, dueAt: iso(next.dueAt), late: next.dueAt < now },
    placeId: place?.placeId ?? null,
    clusterId: row.cluster_id,
    note: row.note === null || !open ? null : secrets.decrypt(row.note),
    clocks: clocks.map((one) => {
      const report = reports.find(
        (given) => given.stage === one.stage && given.reported_at.getTime() === one.reportedAt,
      );
      return {
        stage: one.stage,
        dueAt: one.dueAt === null ? null : iso(one.dueAt),
        reportedAt: one.reportedAt === null ? null : iso(one.reportedAt),
        late: one.dueAt !== null && (one.reportedAt ?? now) > one.dueAt,
        to: report?.recipient ?? null,
        by: report?.noted_by ?? null,
        note: report?.note ?? null,
      };
    }),
    rule: {
      version: rule.version,
      reportHours: summary!.group === null ? null : rule.groups[summary!.group].reportHours,
      quietDays: ending.days,
      source: rule.source,
      certainty: rule.certainty,
    },
    lastCaseDate: ending.lastCase,
    linked: links.flatMap((link) => {
      const one = cases.get(link.case_id);
      return one === undefined
        ? []
        : [
            {
              caseId: one.caseId,
              label: one.label,
              name: names.get(one.personNo)?.name ?? '',
              classification: one.classification,
              onsetDate: one.onsetDate,
              reportDate: one.reportDate,
              state: link.state,
              why: link.why,
            },
          ];
    }),
    timeline: changes.map((one) => ({
      at: one.at.toISOString(),
      by: one.by_name,
      kind: one.kind,
      detail: one.detail,
    })),
    may: { manage: mayIn(scope, 'focus.manage', path) },
  };
}

const iso = (ms: number) => new Date(ms).toISOString();
