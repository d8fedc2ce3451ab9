import type { indicatorsApi, Measure } from '../../../../contract/indicators.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import { FEWEST_CASES_FOR_R, fitGrowth, incidenceRate } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { caseTotals, type CaseTotals } from '../../cases/index.ts';
import { testCounts } from '../../laboratory/index.ts';
import { attackCounts } from '../../tracing/index.ts';
import { populationOfAll } from '../../../registry/areas/index.ts';
import type { IndicatorContext } from '../context.ts';
import { answerWithin } from './answer-within.ts';
import { addDays, dateOf } from '../rules/days.ts';
import { given, missing, share, type Span } from '../rules/measures.ts';
import { chooseInterval } from '../rules/serial-intervals.ts';
import { estimateReproduction } from './estimate-reproduction.ts';
import { type Daily, readDaily } from './read-daily.ts';
import { casesAsked, type Frame } from './read-frame.ts';

type Endpoint = (typeof indicatorsApi)['GET /indicators'];
export type Summary = Reply<Endpoint>;

/** Days that the growth rate is fitted over. */
const GROWTH_DAYS = 14;
/** With more cases than this share still without an outcome, fatality is too low. */
const OPEN_OUTCOMES = 0.05;

/** The indicators of an area and period. */
export async function readSummary(
  context: IndicatorContext,
  scope: Scope,
  query: Query<Endpoint>,
): Promise<Outcome<Summary>> {
  return await answerWithin(
    context,
    scope,
    query,
    'summary',
    'cases',
    async (frame) => await makeSummary(context, scope, frame, query),
  );
}

async function makeSummary(
  context: IndicatorContext,
  scope: Scope,
  frame: Frame,
  query: Query<Endpoint>,
): Promise<Outcome<Summary>> {
  const { db } = context.platform;
  const week = lastWeek(frame);
  const [totals, weekTotals, daily, positivity, attack] = await Promise.all([
    caseTotals(scope, db, frame.cases),
    caseTotals(scope, db, { ...frame.cases, ...week }),
    readDaily(context, frame, query.by ?? 'onset'),
    readPositivity(context, frame),
    readAttack(context, frame),
  ]);
  return done({
    stamp: frame.stamp,
    diseases: [...frame.diseases],
    items: [
      given('new-cases', 'cases', frame.cases, totals.cases, null),
      incidence(frame, week, weekTotals.cases),
      reproduction(frame, daily),
      ...growth(frame, daily),
      ...positivity,
      ...fatality(frame.cases, totals),
      ...attack,
    ],
  });
}

/** The last 7 whole days of the period. */
function lastWeek({ cases, today }: Frame): Span {
  const to = cases.to < today ? cases.to : addDays(today, -1);
  return { from: addDays(to, -6), to };
}

function incidence({ tops }: Frame, week: Span, count: number): Measure {
  const rate = incidenceRate(count, populationOfAll(tops));
  return rate === null
    ? missing('incidence', 'per-100k-week', week, 'no-population')
    : given('incidence', 'per-100k-week', week, rate.value, rate, {
        numerator: count,
        denominator: rate.population,
      });
}

/** The newest Cori window that may be read; without one the newest at all, marked. */
function reproduction(frame: Frame, daily: Daily): Measure {
  const interval = chooseInterval(frame.disease, {});
  if (interval === null || interval === undefined) {
    return missing('reproduction', 'ratio', frame.cases, 'choose-disease');
  }
  const { windows } = estimateReproduction(daily, interval, frame.today, 'cori');
  const best = windows.findLast((one) => one.doubts.length === 0);
  const one = best ?? windows.findLast((window) => window.cases > 0);
  if (one === undefined || one.mean === null || one.posterior === null) {
    return missing('reproduction', 'ratio', frame.cases, 'too-few-cases');
  }
  const span = { from: dateOf(one.firstDay), to: dateOf(one.lastDay) };
  const doubt =
    best !== undefined ? null : one.cases < FEWEST_CASES_FOR_R ? 'too-few-cases' : ('incomplete' as const);
  return given(
    'reproduction',
    'ratio',
    span,
    one.mean,
    { low: one.posterior.q025, high: one.posterior.q975 },
    { numerator: one.cases, doubt },
  );
}

/** Growth over the last 14 complete days of the period. */
function growth(frame: Frame, daily: Daily): Measure[] {
  const end = daily.points.findLastIndex((point) => !point.incomplete);
  const last = daily.points.slice(Math.max(0, end + 1 - GROWTH_DAYS), end + 1);
  const span = last.length === 0 ? frame.cases : { from: dateOf(last[0]!.day), to: dateOf(last.at(-1)!.day) };
  const cases = last.map((point) => point.cases);
  const fit = fitGrowth(cases);
  if (fit === null) {
    return [
      missing('growth', 'per-day', span, 'too-few-cases'),
      missing('doubling', 'days', span, 'too-few-cases'),
      missing('halving', 'days', span, 'too-few-cases'),
    ];
  }
  const count = cases.reduce((sum, one) => sum + one, 0);
  const more = { numerator: count, denominator: fit.daysUsed };
  const times = (code: 'doubling' | 'halving', reason: 'not-growing' | 'not-shrinking'): Measure => {
    const found = fit[code];
    return found === null
      ? missing(code, 'days', span, reason)
      : given(code, 'days', span, found.days, found, more);
  };
  return [
    given('growth', 'per-day', span, fit.rate, fit.interval, more),
    times('doubling', 'not-growing'),
    times('halving', 'not-shrinking'),
  ];
}

function fatality(span: Span, { cases, deceased, recovered }: CaseTotals): Measure[] {
  const resolved = deceased + recovered;
  const open = cases > 0 && (cases - resolved) / cases > OPEN_OUTCOMES ? ('open-outcomes' as const) : null;
  return [
    share('case-fatality', span, deceased, cases, 'no-cases', open),
    share(
      'case-fatality-resolved',
      span,
      deceased,
      resolved,
      cases === 0 ? 'no-cases' : 'open-outcomes',
      open,
    ),
  ];
}

async function readPositivity({ platform, areas }: IndicatorContext, frame: Frame): Promise<Measure[]> {
  const span = frame.cases;
  const counts = await testCounts(frame.scope, platform.db, {
    areaNos: span.areaNos ?? areas.numbersUnder(['']),
    from: startOfDate(span.from),
    to: startOfDate(addDays(span.to, 1)),
    disease: frame.disease,
  });
  return (['persons', 'tests'] as const).map((kind) => {
    const { positive, negative } = counts[kind];
    return share(`positivity-${kind}`, span, positive, positive + negative, 'no-tests');
  });
}

async function readAttack(context: IndicatorContext, frame: Frame): Promise<Measure[]> {
  const { areaNos, from, to } = frame.cases;
  const one = { areaNos, caseIds: casesAsked(frame), from, to };
  const counts = await attackCounts(frame.scope, context.platform.db, one, frame.today);
  const rate = (
    code: 'secondary-attack' | 'household-attack',
    infected: number,
    observed: number,
    all: number,
  ) =>
    share(
      code,
      frame.cases,
      infected,
      observed,
      all === 0 ? 'no-contacts' : 'incomplete',
      observed < all ? 'incomplete' : null,
    );
  return [
    rate('secondary-attack', counts.infected, counts.observed, counts.contacts),
    rate('household-attack', counts.householdInfected, counts.householdObserved, counts.household),
  ];
}
