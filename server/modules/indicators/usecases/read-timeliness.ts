import type { indicatorsApi, Measure } from '../../../../contract/indicators.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import {
  caseTotals,
  type CaseTotals,
  countLinkage,
  type InterviewCounts,
  reportsOfPeople,
} from '../../cases/index.ts';
import { firstCalls } from '../../interviews/index.ts';
import { samplesTaken } from '../../laboratory/index.ts';
import { quarantineCounts, testsOrdered } from '../../orders/index.ts';
import {
  casesWithContacts,
  casesWithSource,
  contactsTurnedCases,
  timelyCounts,
} from '../../tracing/index.ts';
import type { IndicatorContext } from '../context.ts';
import { answerWithin } from './answer-within.ts';
import { missing, share } from '../rules/measures.ts';
import { casesAsked, type Frame } from './read-frame.ts';
import { readInterviews } from './read-interviews.ts';

type Endpoint = (typeof indicatorsApi)['GET /indicators/timeliness'];
export type Timeliness = Reply<Endpoint>;

/** Days over which the share of contacts reached daily is averaged. */
const MONITORED_DAYS = 7;

/** How promptly and how completely the contacts of the period were traced. */
export async function readTimeliness(
  context: IndicatorContext,
  scope: Scope,
  query: Query<Endpoint>,
): Promise<Outcome<Timeliness>> {
  return await answerWithin(
    context,
    scope,
    query,
    'timeliness',
    'cases',
    async (frame) => await makeTimeliness(context, scope, frame),
  );
}

async function makeTimeliness(
  context: IndicatorContext,
  scope: Scope,
  frame: Frame,
): Promise<Outcome<Timeliness>> {
  const { db } = context.platform;
  const { areaNos, from, to } = frame.cases;
  const contacts = { areaNos, caseIds: casesAsked(frame), from, to };
  const steps = {
    calls: firstCalls(scope, 'F1'),
    steps: [reportsOfPeople(scope), testsOrdered(scope), samplesTaken(scope)],
  };
  const until = to < frame.today ? to : frame.today;
  const [totals, interviews, timely, linkage, quarantine] = await Promise.all([
    caseTotals(scope, db, frame.cases),
    readInterviews(context, frame),
    timelyCounts(scope, db, contacts, steps, until),
    readLinkage(context, frame),
    quarantineCounts(scope, db, { ...contacts, now: frame.now }),
  ]);
  const ofContacts = (code: Measure['code'], numerator: number) =>
    share(code, frame.cases, numerator, timely.contacts, 'no-contacts');
  return done({
    stamp: frame.stamp,
    items: [
      ...ofCases(frame, totals, interviews),
      ofContacts('contacts-notified-24h', timely.notified24),
      ofContacts('contacts-quarantined-24h', timely.quarantined24),
      ofContacts('contacts-notified-quarantined-24h', timely.both24),
      share('symptomatic-evaluated-24h', frame.cases, timely.evaluated, timely.ill, 'no-contacts'),
      linkage[0]!,
      ofContacts('contacts-reached', timely.reached),
      monitored(frame, timely.days),
      ...linkage.slice(1),
      share('quarantine-finished', frame.cases, quarantine.finished, quarantine.orders, 'no-orders'),
    ],
    monitored: timely.days.map(({ day, due, reached }) => ({ date: day, due, reached })),
  });
}

function ofCases({ cases: span }: Frame, totals: CaseTotals, interviews: InterviewCounts | null): Measure[] {
  return [
    share(
      'reported-24h',
      span,
      totals.reportedNextDay,
      totals.sampledBefore,
      totals.cases === 0 ? 'no-cases' : 'no-dates',
    ),
    share('isolated-24h', span, totals.isolatedNextDay, totals.cases, 'no-cases'),
    interviews === null
      ? missing('interviewed-isolated-24h', 'share', span, totals.cases === 0 ? 'no-cases' : 'no-interviews')
      : share('interviewed-isolated-24h', span, interviews.prompt, totals.cases, 'no-cases'),
  ];
}

/** The last 7 whole days: today's calls are still being made. */
function monitored(
  { cases, today }: Frame,
  days: readonly { readonly day: string; readonly due: number; readonly reached: number }[],
): Measure {
  const whole = days.filter(({ day }) => day < today).slice(-MONITORED_DAYS);
  const span = whole.length === 0 ? cases : { from: whole[0]!.day, to: whole.at(-1)!.day };
  const sum = (pick: 'due' | 'reached') => whole.reduce((total, one) => total + one[pick], 0);
  return share('monitored-daily', span, sum('reached'), sum('due'), 'no-contacts');
}

/** No contact named; known contacts; known contacts in quarantine; without a known source: in this order. */
async function readLinkage(
  { platform: { db } }: IndicatorContext,
  { scope, cases }: Frame,
): Promise<Measure[]> {
  const counts = await countLinkage(scope, db, cases, {
    withContacts: casesWithContacts(scope),
    withSource: casesWithSource(scope),
    contacts: contactsTurnedCases(scope),
  });
  const ofAll = (code: Measure['code'], numerator: number) =>
    share(code, cases, numerator, counts.cases, 'no-cases');
  return [
    ofAll('no-contact-named', counts.withoutContacts),
    ofAll('known-contacts', counts.knownContacts),
    ofAll('known-in-quarantine', counts.inQuarantine),
    ofAll('unlinked', counts.unlinked),
  ];
}
