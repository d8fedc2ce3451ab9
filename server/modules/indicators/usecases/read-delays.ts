import type { delayCodes, indicatorsApi } from '../../../../contract/indicators.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import { contradictions, summariseDelays } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { caseDelays, delayCounts } from '../../cases/index.ts';
import type { IndicatorContext } from '../context.ts';
import { answerWithin } from './answer-within.ts';
import type { Frame } from './read-frame.ts';
import { readInterviews } from './read-interviews.ts';

type Endpoint = (typeof indicatorsApi)['GET /indicators/delays'];
export type Delays = Reply<Endpoint>;
type Delay = Delays['items'][number];

const none = { n: 0, median: null, q1: null, q3: null, p90: null, mean: null, max: null } as const;

/** Delays between the dates of the cases reported in the period. */
export async function readDelays(
  context: IndicatorContext,
  scope: Scope,
  query: Query<Endpoint>,
): Promise<Outcome<Delays>> {
  return await answerWithin(
    context,
    scope,
    query,
    'delays',
    'days',
    async (frame) => await makeDelays(context, scope, frame),
  );
}

async function makeDelays(context: IndicatorContext, scope: Scope, frame: Frame): Promise<Outcome<Delays>> {
  const [rows, interviews] = await Promise.all([
    delayCounts(scope, context.platform.db, frame.cases),
    readInterviews(context, frame),
  ]);
  const items = caseDelays.map((code) =>
    described(code, new Map(rows.filter((row) => row.delay === code).map((row) => [row.days, row.count]))),
  );
  const interview: Delay =
    interviews === null
      ? { code: 'diagnosis-interview', ...none, contradictions: 0, reason: 'no-interviews' }
      : described('diagnosis-interview', interviews.days);
  return done({ stamp: frame.stamp, items: [...items, interview] });
}

function described(code: (typeof delayCodes)[number], counts: ReadonlyMap<number, number>): Delay {
  const summary = summariseDelays(counts);
  return {
    code,
    ...(summary ?? none),
    contradictions: contradictions(counts),
    reason: summary === null ? 'no-dates' : null,
  };
}
