import type { indicatorsApi, Measure } from '../../../../contract/indicators.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { caseTotals, type CaseTotals, countLinkage, reportDatesOf } from '../../cases/index.ts';
import { ordersOfPeople, quarantineCounts } from '../../orders/index.ts';
import {
  casesWithContacts,
  casesWithSource,
  type ContactSelection,
  contactsTurnedCases,
  firstSymptoms,
  monitoredDays,
  promptCounts,
} from '../../tracing/index.ts';
import type { IndicatorContext } from '../context.ts';
import { addDays } from '../rules/days.ts';
import { missing, share } from '../rules/measures.ts';
import { caseIdsIn, type Frame, KNOWN_BEFORE, readFrame } from './read-frame.ts';
import { type Interviewed, promptlyIsolated, readInterviews } from './read-interviews.ts';

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
  const found = await readFrame(context, scope, query);
  if (!found.ok) {
    return found;
  }
  const frame = found.value;
  const { db } = context.platform;
  const { areaNos, from, to } = frame.cases;
  const caseIds = await caseIdsIn(context, frame);
  const contacts = { areaNos, caseIds, from, to };
  const until = to < frame.today ? to : frame.today;
  const [totals, interviews, prompt, evaluated, linkage, days, quarantine] = await Promise.all([
    caseTotals(scope, db, frame.cases),
    readInterviews(context, frame),
    promptCounts(scope, db, contacts),
    readEvaluated(context, frame, contacts),
    readLinkage(context, frame),
    from > until ? [] : monitoredDays(scope, db, { ...contacts, to: until }),
    quarantineCounts(scope, db, { ...contacts, now: frame.now }),
  ]);
  const ofContacts = (code: Measure['code'], numerator: number) =>
    share(code, frame.cases, numerator, prompt.contacts, 'no-contacts');
  return done({
    stamp: frame.stamp,
    items: [
      ...ofCases(frame, totals, interviews),
      ofContacts('contacts-notified-24h', prompt.notified24),
      ofContacts('contacts-quarantined-24h', prompt.quarantined24),
      ofContacts('contacts-notified-quarantined-24h', prompt.both24),
      evaluated,
      linkage[0]!,
      ofContacts('contacts-reached', prompt.reached),
      monitored(frame, days),
      ...linkage.slice(1),
      share('quarantine-finished', frame.cases, quarantine.finished, quarantine.orders, 'no-orders'),
    ],
    monitored: days.map(({ day, due, reached }) => ({ date: day, due, reached })),
  });
}

function ofCases(
  { cases: span }: Frame,
  totals: CaseTotals,
  interviews: readonly Interviewed[] | null,
): Measure[] {
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
      : share('interviewed-isolated-24h', span, promptlyIsolated(interviews), interviews.length, 'no-cases'),
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

/** A contact seen ill counts as evaluated with a case opened or a test ordered by the next day (24 hours for orders). */
async function readEvaluated(
  { platform: { db } }: IndicatorContext,
  { scope, cases: span }: Frame,
  contacts: ContactSelection,
): Promise<Measure> {
  const ill = await firstSymptoms(scope, db, contacts);
  const nos = ill.map((one) => one.personNo);
  const [cases, orders] = await Promise.all([reportDatesOf(scope, db, nos), ordersOfPeople(scope, db, nos)]);
  const reports = Map.groupBy(cases, (one) => one.personNo);
  const tests = Map.groupBy(
    orders.filter((one) => one.kind === 'test'),
    (one) => one.personNo,
  );
  const evaluated = ill.filter(({ personNo, at }) => {
    const seen = at.getTime();
    const [day, next] = [localDate(seen), localDate(seen + DAY_MS)];
    return (
      reports.get(personNo)?.some((one) => one.reportDate >= day && one.reportDate <= next) === true ||
      tests.get(personNo)?.some((one) => localDate(one.from) >= day && one.from <= seen + DAY_MS) === true
    );
  });
  return share('symptomatic-evaluated-24h', span, evaluated.length, ill.length, 'no-contacts');
}

/** No contact named; known contacts; known contacts in quarantine; without a known source: in this order. */
async function readLinkage(
  { platform: { db } }: IndicatorContext,
  { scope, cases }: Frame,
): Promise<Measure[]> {
  const since = addDays(cases.from, -KNOWN_BEFORE);
  const [withContacts, withSource, turned] = await Promise.all([
    casesWithContacts(scope, db, since),
    casesWithSource(scope, db),
    contactsTurnedCases(scope, db, since),
  ]);
  const counts = await countLinkage(scope, db, cases, {
    withContacts,
    withSource,
    contacts: turned.map(({ personNo, knownAt, orderedFrom }) => ({
      personNo,
      knownAt: knownAt.getTime(),
      orderedFrom: orderedFrom?.getTime() ?? null,
    })),
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
