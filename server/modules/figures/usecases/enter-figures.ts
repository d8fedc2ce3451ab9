import type { Body, Query, Reply } from '../../../../contract/kit.ts';
import type { metricEntriesApi } from '../../../../contract/metric-entries.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { FigureContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  findManualFigure,
  insertManualFigure,
  insertManualMetric,
  listManualFigures,
} from '../store/manual-figures.ts';
import { catalogue } from './read-metric.ts';

type Api = typeof metricEntriesApi;
type Shown = Reply<Api['GET /manual-figures']>;

/** Declares a metric that officers of the dataset enter by hand, or a ratio, of entered figures too. */
export async function declareManual(
  context: FigureContext,
  scope: Scope,
  { explainVi, explainEn, ratio, ...body }: Body<Api['POST /manual-metrics']>,
): Promise<Outcome<{ code: string }>> {
  const { platform } = context;
  if (ratio !== undefined) {
    const all = new Map((await catalogue(context, scope)).map(({ code, kind }) => [code, kind]));
    for (const field of ['numerator', 'denominator'] as const) {
      const kind = all.get(ratio[field]);
      if (kind === undefined || kind === 'ratio') {
        return refuse('not-a-part', {
          params: { code: ratio[field] },
          fields: { [`ratio.${field}`]: 'unfit' },
        });
      }
    }
  }
  const now = platform.clock.now();
  return await platform.db.transaction().execute(async (tx) => {
    const row = {
      ...body,
      explain_vi: explainVi ?? null,
      explain_en: explainEn ?? null,
      public: false,
      numerator: ratio?.numerator ?? null,
      denominator: ratio?.denominator ?? null,
      per: ratio === undefined ? null : Number(ratio.per),
    };
    if (!(await insertManualMetric(scope, tx, row, now))) {
      return refuse('metric-taken', { params: { code: body.code }, fields: { code: 'taken' } });
    }
    await audit(tx, scope, now, [
      { action: 'figure.declare', subjectKind: 'metric', detail: { code: body.code } },
    ]);
    return done({ code: body.code }, 201);
  });
}

/** Enters a figure. Officers of a whole province may also enter what other provinces published. */
export async function enterFigure(
  context: FigureContext,
  scope: Scope,
  body: Body<Api['POST /manual-figures']>,
): Promise<Outcome<{ id: string }>> {
  const { platform } = context;
  const now = platform.clock.now();
  const at = Date.parse(body.at);
  const area = context.areas.byId(body.areaId.toLowerCase());
  if (area === undefined) {
    return refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  if (!reaches(scope, 'figure.manage', area)) {
    return refuse('outside-area', { fields: { areaId: 'outside' } });
  }
  if (Number.isNaN(at)) {
    return refuse('bad-time', { fields: { at: 'time' } });
  }
  if (at > now) {
    return refuse('future-figure', { fields: { at: 'future' } });
  }
  const all = await catalogue(context, scope);
  const kind = all.find(({ code }) => code === body.metric)?.kind;
  if (kind !== 'manual') {
    return kind !== undefined
      ? refuse('not-manual', { params: { code: body.metric }, fields: { metric: 'counted' } })
      : refuse('unknown-metric', { params: { code: body.metric }, fields: { metric: 'unknown' } });
  }
  const id = (body.id ?? uuid7(now)).toLowerCase();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'manual-figure', content: { ...body, id }, at: now }, async () => {
        await insertManualFigure(scope, tx, {
          id,
          metric: body.metric,
          area_no: area.no,
          at: new Date(at),
          value: body.value,
          source: body.source,
          author: scope.actor.name,
          entered_at: new Date(now),
          corrects: null,
          reason: null,
        });
        await audit(tx, scope, now, [
          { action: 'figure.enter', subjectKind: 'figure', subjectId: id, areaNo: area.no },
        ]);
        return done({ id }, 201);
      }),
  );
}

/** Replaces an entered figure, once: a second correction goes to the newer one. */
export async function correctFigure(
  context: FigureContext,
  scope: Scope,
  figureId: string,
  body: Body<Api['POST /manual-figures/{id}/corrections']>,
): Promise<Outcome<{ id: string }>> {
  const { platform } = context;
  const now = platform.clock.now();
  const id = (body.id ?? uuid7(now)).toLowerCase();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'manual-correction', content: { ...body, id, figureId }, at: now },
        async () => {
          const old = await findManualFigure(scope, tx, figureId);
          const area = old === undefined ? undefined : context.areas.byNo(old.area_no);
          if (old === undefined || area === undefined || !reaches(scope, 'figure.manage', area)) {
            return refuse('unknown-figure');
          }
          if (old.corrected) {
            return refuse('already-corrected');
          }
          const { value, source, reason } = body;
          await insertManualFigure(scope, tx, {
            id,
            metric: old.metric,
            area_no: old.area_no,
            at: old.at,
            value,
            source,
            author: scope.actor.name,
            entered_at: new Date(now),
            corrects: old.id,
            reason,
          });
          await audit(tx, { ...scope, reason }, now, [
            { action: 'figure.correct', subjectKind: 'figure', subjectId: old.id, areaNo: old.area_no },
          ]);
          return done({ id }, 201);
        },
      ),
  );
}

/** Entered figures that the scope may read, with those that were corrected. */
export async function showEntered(
  context: FigureContext,
  scope: Scope,
  query: Query<Api['GET /manual-figures']>,
): Promise<Outcome<Shown>> {
  const { areas, platform } = context;
  const asked = query.area === undefined ? null : areas.byId(query.area.toLowerCase());
  if (asked === undefined || (asked !== null && !reaches(scope, 'figure.read', asked))) {
    return refuse('unknown-area', { fields: { area: 'unknown' } });
  }
  const nos = asked === null ? readable(context, scope) : [asked.no];
  const rows = await listManualFigures(scope, platform.db, nos, query.metric ?? null);
  return done({
    items: rows.map((row) => {
      const area = areas.byNo(row.area_no)!;
      return {
        id: row.id,
        metric: row.metric,
        areaId: area.id,
        areaName: area.fullName,
        at: row.at.toISOString(),
        value: row.value,
        source: row.source,
        author: row.author,
        enteredAt: row.entered_at.toISOString(),
        corrects: row.corrects,
        reason: row.reason,
        correctedBy: row.corrected_by,
      };
    }),
  });
}

/** Own areas; and, for officers of a whole province, the other provinces: they are compared with. */
function reaches(scope: Scope, right: 'figure.read' | 'figure.manage', area: Area): boolean {
  return mayIn(scope, right, area.path) || (area.kind === 'province' && holdsProvince(scope, right));
}

function readable({ areas }: FigureContext, scope: Scope): readonly number[] {
  const own = areas.numbersUnder(pathsOf(scope, 'figure.read'));
  return holdsProvince(scope, 'figure.read')
    ? [...new Set([...own, ...areas.numbersUnder(['']).filter((no) => areas.byNo(no)?.kind === 'province')])]
    : own;
}

/** A grant over a whole province has a path of one number. */
function holdsProvince(scope: Scope, right: 'figure.read' | 'figure.manage'): boolean {
  return pathsOf(scope, right).some((path) => path.split('/').filter((part) => part !== '').length <= 1);
}
