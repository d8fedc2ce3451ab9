import type { indicatorsApi } from '../../../../contract/indicators.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { caseTotals } from '../../cases/index.ts';
import type { IndicatorContext } from '../context.ts';
import { answerWithin } from './answer-within.ts';
import { refuse } from '../refusals.ts';
import { dateOf, dayNumber } from '../rules/days.ts';
import { chooseInterval, intervalsOf } from '../rules/serial-intervals.ts';
import { estimateReproduction, WINDOW_DAYS } from './estimate-reproduction.ts';
import { withoutDate } from './read-curve.ts';
import { readDaily } from './read-daily.ts';
import type { Frame } from './read-frame.ts';

type Endpoint = (typeof indicatorsApi)['GET /indicators/reproduction'];
export type Reproduction = Reply<Endpoint>;

/** The reproduction number by 7-day windows that end in the period. */
export async function readReproduction(
  context: IndicatorContext,
  scope: Scope,
  query: Query<Endpoint>,
): Promise<Outcome<Reproduction>> {
  return await answerWithin(
    context,
    scope,
    query,
    'reproduction',
    'days',
    async (frame) => await makeReproduction(context, scope, frame, query),
  );
}

async function makeReproduction(
  context: IndicatorContext,
  scope: Scope,
  frame: Frame,
  query: Query<Endpoint>,
): Promise<Outcome<Reproduction>> {
  const interval = chooseInterval(frame.disease, query);
  if (interval === undefined) {
    return refuse('bad-interval', { fields: { interval: 'unusable' } });
  }
  const by = query.by ?? 'onset';
  const method = query.method ?? 'cori';
  const [daily, totals] = await Promise.all([
    readDaily(context, frame, by),
    caseTotals(scope, context.platform.db, frame.cases),
  ]);
  const estimates = interval === null ? null : estimateReproduction(daily, interval, frame.today, method);
  const from = dayNumber(frame.cases.from);
  const windows = (estimates?.windows ?? [])
    .filter((one) => one.lastDay >= from)
    .map((one) => ({
      from: dateOf(one.firstDay),
      to: dateOf(one.lastDay),
      mean: one.mean,
      sd: one.posterior?.sd ?? null,
      q025: one.posterior?.q025 ?? null,
      median: one.posterior?.median ?? null,
      q975: one.posterior?.q975 ?? null,
      cases: one.cases,
      doubts: [...one.doubts],
    }));
  const lastComplete = estimates?.lastComplete ?? null;
  return done({
    stamp: frame.stamp,
    by,
    method,
    window: WINDOW_DAYS,
    interval: interval === null ? null : shown(interval),
    intervals: intervalsOf(frame.disease).map(shown),
    importedKnown: daily.withOrigin > 0,
    imported: sum(daily.imported),
    withoutOrigin: sum(daily.points.map(({ cases }) => cases)) - daily.withOrigin,
    withoutDate: withoutDate(totals, by),
    lastComplete: lastComplete === null ? null : dateOf(lastComplete),
    reason: interval === null ? 'choose-disease' : windows.length === 0 ? 'too-few-cases' : null,
    windows,
  });
}

function shown({ code, mean, sd, source, certainty }: Reproduction['intervals'][number]) {
  return { code, mean, sd, source, certainty };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, one) => total + one, 0);
}
