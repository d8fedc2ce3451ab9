import type { Body, Reply } from '../../../../contract/kit.ts';
import type { tracePlanApi } from '../../../../contract/trace-plan.ts';
import { roundedMinutes } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type Candidate, rankSources } from '../rules/rank-sources.ts';
import { traceWindow } from '../rules/trace-window.ts';
import { kindsOf } from './find-contacts.ts';
import { findShared } from './find-sources.ts';
import { openCaseFor } from './open-case.ts';
import { casesByPerson } from './people-as-cases.ts';

type Answer = Reply<(typeof tracePlanApi)['POST /cases/{id}/trace-back']>;

/** Candidates that are answered: every case up to this many, and so many people who are no case. */
const MOST_CASES = 200;
const MOST_PEOPLE = 50;

/** Who may have infected a case: whoever shared an exposure with it in its exposure window, ranked, with evidence. */
export async function traceBack(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  asked: Body<(typeof tracePlanApi)['POST /cases/{id}/trace-back']>,
): Promise<Outcome<Answer>> {
  const { db, clock } = context.platform;
  const opened = await openCaseFor(context, scope, 'tracing.run', caseId);
  if (!opened.ok) {
    return opened;
  }
  const ref = opened.value;
  const now = clock.now();
  const from = asked.from === undefined ? ref.exposureWindow.from : Date.parse(asked.from);
  const to = asked.to === undefined ? ref.exposureWindow.to : Date.parse(asked.to);
  if (!(from < to)) {
    return refuse('bad-window', { fields: { to: 'after from' } });
  }
  const window = {
    ...traceWindow(ref, { from, to, minMinutes: null, depth: 1 }),
    // Isolation ends what the case does to others, not what others did to it before.
    caseTo: to,
  };
  const resolved = await context.people.resolvedByNo(scope, db, [ref.personNo]);
  const caseNo = resolved.get(ref.personNo)?.personNo ?? ref.personNo;
  const shared = await findShared(context, scope, db, { ref, caseNo, window, now });
  const cases = await casesByPerson(
    context,
    scope,
    db,
    shared.map((one) => one.personNo),
  );
  const ranked = rankSources(
    ref,
    shared,
    (no) => (cases.get(no) ?? []).filter((one) => one.disease === ref.disease && one.caseId !== ref.caseId),
    await kindsOf(context, scope, db, shared),
  );
  await audit(db, scope, now, [
    {
      action: 'case.trace-back',
      subjectKind: 'case',
      subjectId: ref.caseId,
      areaNo: ref.areaNo,
      detail: { people: ranked.length },
    },
  ]);
  const known = ranked.filter((one) => one.caseId !== null).slice(0, MOST_CASES);
  const others = ranked.filter((one) => one.caseId === null).slice(0, MOST_PEOPLE);
  const refs = new Map([...cases.values()].flat().map((one) => [one.caseId, one]));
  return done({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    people: ranked.length,
    ...(await present(context, scope, ref, [...known, ...others], refs)),
    asOf: new Date(now).toISOString(),
  });
}

async function present(
  context: TracingContext,
  scope: Scope,
  ref: CaseRef,
  ranked: readonly Candidate[],
  cases: ReadonlyMap<string, CaseRef>,
): Promise<Pick<Answer, 'candidates' | 'places'>> {
  const { db } = context.platform;
  const nos = ranked.map((one) => one.personNo);
  const people = await context.people.peopleByNo(scope, db, nos);
  const placeNos = new Set(ranked.flatMap((one) => one.evidence.flatMap(({ placeNo }) => placeNo ?? [])));
  const places = await context.places.byNos(scope, db, [...placeNos]);
  const placeOf = (no: number | null) => (no === null ? undefined : places.get(no));
  const candidates = ranked.flatMap((one): Answer['candidates'] => {
    const person = people.get(one.personNo);
    const known = one.caseId === null ? undefined : cases.get(one.caseId);
    return person === undefined
      ? []
      : [
          {
            kind: one.kind,
            personId: person.id,
            name: person.fullName,
            phone: person.phone,
            areaName: person.areaName,
            caseId: one.caseId,
            caseLabel: known?.label ?? null,
            onsetDate: known?.onsetDate ?? null,
            daysBefore: one.daysBefore,
            isSource: one.caseId !== null && one.caseId === ref.sourceCaseId,
            score: one.score,
            minutes: roundedMinutes(one.ms),
            evidence: one.evidence.map(({ source, placeNo, from, to, ms }) => ({
              source,
              placeId: placeOf(placeNo)?.placeId ?? null,
              placeName: placeOf(placeNo)?.name ?? null,
              from: new Date(from).toISOString(),
              to: new Date(to).toISOString(),
              minutes: roundedMinutes(ms),
            })),
          },
        ];
  });
  const met = Map.groupBy(
    ranked.flatMap(({ caseId, evidence }) =>
      caseId === null ? [] : evidence.flatMap(({ placeNo }) => (placeNo === null ? [] : { caseId, placeNo })),
    ),
    ({ placeNo }) => placeNo,
  );
  const common = [...met].flatMap(([placeNo, rows]): Answer['places'] => {
    const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
    const place = placeOf(placeNo);
    return caseIds.length < 2 || place === undefined
      ? []
      : [{ placeId: place.placeId, placeName: place.name, kind: place.kind, cases: caseIds.length, caseIds }];
  });
  return {
    candidates,
    places: common.sort((a, b) => b.cases - a.cases || (a.placeName < b.placeName ? -1 : 1)),
  };
}
