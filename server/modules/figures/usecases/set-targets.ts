import type { Body, Reply } from '../../../../contract/kit.ts';
import type { metricEntriesApi } from '../../../../contract/metric-entries.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { FigureContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { CatalogueEntry } from '../rules/catalogue.ts';
import { insertTarget, listTargets, type TargetRow, targetsOn } from '../store/targets.ts';
import { catalogue } from './read-metric.ts';

type Api = typeof metricEntriesApi;

/** Sets a target from a day on. */
export async function setTarget(
  context: FigureContext,
  scope: Scope,
  body: Body<Api['POST /metric-targets']>,
): Promise<Outcome<{ id: string }>> {
  const { platform } = context;
  const area = context.areas.byId(body.areaId.toLowerCase());
  if (area === undefined) {
    return refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  if (!mayIn(scope, 'figure.manage', area.path)) {
    return refuse('outside-area', { fields: { areaId: 'outside' } });
  }
  if (!(await catalogue(context, scope)).some(({ code }) => code === body.metric)) {
    return refuse('unknown-metric', { params: { code: body.metric }, fields: { metric: 'unknown' } });
  }
  if (Number.isNaN(Date.parse(body.validFrom))) {
    return refuse('bad-time', { fields: { validFrom: 'no such date' } });
  }
  const now = platform.clock.now();
  const id = (body.id ?? uuid7(now)).toLowerCase();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'metric-target', content: { ...body, id }, at: now }, async () => {
        await insertTarget(scope, tx, {
          id,
          metric: body.metric,
          area_no: area.no,
          direction: body.direction,
          value: body.value,
          valid_from: body.validFrom,
          source: body.source,
          author: scope.actor.name,
          entered_at: new Date(now),
        });
        await audit(tx, scope, now, [
          { action: 'figure.target', subjectKind: 'metric', areaNo: area.no, detail: { code: body.metric } },
        ]);
        return done({ id }, 201);
      }),
  );
}

/** Targets of the own areas and of the units above them: those hold below too. */
export async function showTargets(
  context: FigureContext,
  scope: Scope,
  metric: string | undefined,
): Promise<Reply<Api['GET /metric-targets']>['items']> {
  const { areas, platform } = context;
  const paths = pathsOf(scope, 'figure.read');
  const above = paths.flatMap((path) =>
    path
      .split('/')
      .filter((part) => part !== '')
      .map(Number),
  );
  const nos = [...new Set([...areas.numbersUnder(paths), ...above])];
  return (await listTargets(scope, platform.db, nos, metric ?? null)).map((row) => ({
    id: row.id,
    metric: row.metric,
    areaId: areas.byNo(row.area_no)!.id,
    areaName: areas.byNo(row.area_no)!.fullName,
    direction: row.direction,
    value: row.value,
    validFrom: row.valid_from,
    source: row.source,
    author: row.author,
    enteredAt: row.entered_at.toISOString(),
  }));
}

/**
 * The target that holds for each area on a day. A ratio's holds for every unit below as well, unless that has its own; a
 * count's does not, since a province's sum is no commune's.
 */
export async function targetsFor(
  { areas, platform }: FigureContext,
  scope: Scope,
  entry: CatalogueEntry,
  shown: readonly Area[],
  day: string,
): Promise<(area: Area) => TargetRow | null> {
  const lineOf = (area: Area): number[] => {
    const line = area.path
      .split('/')
      .filter((part) => part !== '')
      .map(Number);
    return entry.kind === 'ratio' ? line.toReversed() : [area.no];
  };
  const nos = [...new Set(shown.flatMap(lineOf))].filter((no) => areas.byNo(no) !== undefined);
  const found = await targetsOn(scope, platform.db, entry.code, nos, day);
  return (area) => lineOf(area).flatMap((no) => found.get(no) ?? [])[0] ?? null;
}
