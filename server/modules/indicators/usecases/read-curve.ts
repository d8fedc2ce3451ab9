import type { indicatorsApi } from '../../../../contract/indicators.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import { weeklyCurve } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type CaseDate, caseTotals, type CaseTotals } from '../../cases/index.ts';
import type { IndicatorContext } from '../context.ts';
import { dateOf, mondayOf } from '../rules/days.ts';
import { inPeriod, readDaily } from './read-daily.ts';
import { readFrame } from './read-frame.ts';

type Endpoint = (typeof indicatorsApi)['GET /indicators/curve'];
export type Curve = Reply<Endpoint>;

/** The epidemic curve of the period by day or week, with what its incomplete days are expected to become. */
export async function readCurve(
  context: IndicatorContext,
  scope: Scope,
  query: Query<Endpoint>,
): Promise<Outcome<Curve>> {
  const frame = await readFrame(context, scope, query);
  if (!frame.ok) {
    return frame;
  }
  const by = query.by ?? 'onset';
  const step = query.step ?? 'day';
  const [daily, totals] = await Promise.all([
    readDaily(context, frame.value, by),
    caseTotals(scope, context.platform.db, frame.value.cases),
  ]);
  const days = inPeriod(daily, frame.value);
  const points = step === 'day' ? days : weeklyCurve(days, mondayOf);
  return done({
    stamp: frame.value.stamp,
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
