import type { Scope } from '../../../platform/access/scope.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { TraceEngine } from '../../presence/index.ts';
import type { TracingContext } from '../context.ts';
import { withCircumstances } from '../rules/circumstances.ts';
import { gatherContacts } from '../rules/gather-contacts.ts';
import type { TraceWindow } from '../rules/trace-window.ts';
import { circumstancesOf } from '../store/circumstances.ts';
import { linksOf, orderedFrom } from '../store/links.ts';
import { namedOf } from '../store/named.ts';
import type { Exposure, TracedContact } from '../types.ts';
import { findEventContacts } from './find-event-contacts.ts';
import { findExposures } from './find-exposures.ts';
import { casesByPerson } from './people-as-cases.ts';

/** Contacts of contacts that are kept: those with the longest exposure. A crowded fortnight reaches a province. */
export const SECOND_LEVEL_LIMIT = 20_000;

/** People exposed by the case itself, named ones too. */
export async function findFirstLevel(
  context: TracingContext,
  scope: Scope,
  db: Db | Tx,
  ref: CaseRef,
  window: TraceWindow,
  now: number,
): Promise<TracedContact[]> {
  const caseNo =
    (await context.people.resolvedByNo(scope, db, [ref.personNo])).get(ref.personNo)?.personNo ??
    ref.personNo;
  const exposers = [{ personNo: caseNo, from: window.from, to: window.caseTo }];
  const { disease } = ref;
  const found = await findExposures(context, scope, db, {
    exposers,
    window,
    disease,
    known: [],
    now,
    limit: null,
  });
  const named = await namedOf(scope, db, ref.caseId);
  const kept = await context.people.resolvedByNo(
    scope,
    db,
    named.map((row) => row.person_no),
  );
  const recalled = named.map((row): Exposure => ({
    personNo: kept.get(row.person_no)?.personNo ?? row.person_no,
    viaNo: caseNo,
    source: 'named',
    placeNo: null,
    from: row.from_at.getTime(),
    // A recalled interval ends at isolation, too; one told from after it keeps its first moment for the officer to see.
    to: Math.max(row.from_at.getTime(), Math.min(row.to_at.getTime(), ref.isolatedAt ?? Infinity)),
    ms: 0,
    ...(row.setting === null ? {} : { setting: row.setting }),
    ...(row.spot === null ? {} : { spot: row.spot }),
  }));
  const events = await findEventContacts(context, scope, db, ref, caseNo);
  const exposures = [
    ...withCircumstances(found.exposures, await circumstancesOf(scope, db, ref.caseId)),
    ...[...recalled, ...events].filter((one) => one.personNo !== caseNo),
  ];
  return gatherContacts(1, exposures, await kindsOf(context, scope, db, exposures), {
    zeroFrom: startOfDate(ref.dayZero.from),
    zeroTo: startOfDate(ref.dayZero.to),
    infectiousness: ref.profile.infectiousness,
  });
}

/**
 * People exposed by the first level, each of whom exposes from their own first exposure until the end of the window,
 * their isolation as a case, or their order. Who was dropped from the contacts exposes nobody.
 * @returns the contacts kept, and how many there are.
 */
export async function findSecondLevel(
  context: TracingContext,
  scope: Scope,
  db: Db | Tx,
  ref: CaseRef,
  window: TraceWindow,
  first: readonly TracedContact[],
  now: number,
): Promise<{ contacts: TracedContact[]; total: number; engine: TraceEngine }> {
  const out = (await linksOf(scope, db, ref.caseId)).filter(({ decision }) => decision === 'DROPPED');
  const people = await context.people.resolvedByNo(
    scope,
    db,
    out.map((link) => link.person_no),
  );
  const dropped = new Set(out.map((link) => people.get(link.person_no)?.personNo ?? link.person_no));
  const exposing = first.filter((contact) => !dropped.has(contact.personNo));
  const nos = exposing.map((contact) => contact.personNo);
  const numbers = await context.people.numbersOf(scope, db, nos);
  const ordered = new Map(
    (await orderedFrom(scope, db, [...new Set([...nos, ...[...numbers.values()].flat()])])).map((row) => [
      row.person_no,
      row.ordered_from.getTime(),
    ]),
  );
  const cases = await casesByPerson(context, scope, db, nos);
  const until = (no: number) =>
    Math.min(
      window.to,
      ...(numbers.get(no) ?? [no]).flatMap((one) => ordered.get(one) ?? []),
      ...(cases.get(no) ?? []).flatMap((one) => one.isolatedAt ?? []),
    );
  const found = await findExposures(context, scope, db, {
    exposers: exposing.map(({ personNo, first: from }) => ({
      personNo,
      from: Math.max(window.from, from),
      to: until(personNo),
    })),
    window,
    disease: ref.disease,
    known: [ref.personNo, ...first.map((contact) => contact.personNo)],
    now,
    limit: SECOND_LEVEL_LIMIT,
  });
  const contacts = gatherContacts(2, found.exposures, await kindsOf(context, scope, db, found.exposures));
  return { contacts, total: Math.max(found.present, contacts.length), engine: found.engine };
}

/** Kinds of the places of exposures. */
export async function kindsOf(
  { places }: TracingContext,
  scope: Scope,
  db: Db | Tx,
  exposures: readonly Exposure[],
) {
  const nos = [...new Set(exposures.flatMap((one) => one.placeNo ?? []))];
  const refs = await places.byNos(scope, db, nos);
  return (placeNo: number) => refs.get(placeNo)?.kind;
}
