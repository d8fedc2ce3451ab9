import type { indicatorsApi } from '../../../../contract/indicators.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import { weeklyCurve } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type CaseDate, caseTotals, type CaseTotals } from '../../cases/index.ts';
import type { IndicatorContext } from '../context.ts';
import { answerWithin } from './answer-within.ts';
import { dateOf, mondayOf } from '../rules/days.ts';
import { inPeriod, readDaily } from './read-daily.ts';
import type { Frame } from './read-frame.ts';

type Endpoint = (typeof indicatorsApi)['GET /indicators/curve'];
export type Curve = Reply<Endpoint>;

/** The epidemic curve of the period by day or week, with what its incomplete days are expected to become. */
export async function readCurve(
  context: IndicatorContext,
  scope: Scope,
  query: Query<Endpoint>,
): Promise<Outcome<Curve>> {
  return await answerWithin(
    context,
    scope,
    query,
    'curve',
    'days',
    async (frame) => await makeCurve(context, scope, frame, query),
  );
}

async function makeCurve(
  context: IndicatorContext,
  scope: Scope,
  frame: Frame,
  query: Query<Endpoint>,
): Promise<Outcome<Curve>> {
  const by = query.by ?? 'onset';
  const step = query.step ?? 'day';
  const [daily, totals] = await Promise.all([
    readDaily(context, frame, by),
    caseTotals(scope, context.platform.db, frame.cases),
  ]);
  const days = inPeriod(daily, frame);
  const points = step === 'day' ? days : weeklyCurve(days, mondayOf);
  return done({
    stamp: frame.stamp,
    by,
    step,
    withoutDate: withoutDate(totals, by),
    delayCases: daily.delay?.n ?? null,
    points: points.map((point) => ({
      date: dateOf(point.day),
      days: point.days,
      cases: point.cases,
      incomplete: point.incomplete,
      share: point.share,
      expected: point.nowcast?.expected ?? null,
      low: point.nowcast?.low ?? null,
      high: point.nowcast?.high ?? null,
    })),
  });
}

/** Cases reported in the period without the date that the curve goes by. */
export function withoutDate(totals: CaseTotals, by: CaseDate): number {
  return by === 'report' ? 0 : totals.cases - (by === 'onset' ? totals.withOnset : totals.sampled);
}
