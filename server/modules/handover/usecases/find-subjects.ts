import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type CaseRef, caseNodes } from '../../cases/index.ts';
import { followedOf, peopleOfLinks } from '../../tracing/index.ts';
import type { HandoverContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { HandoverSubject } from '../store/tables.ts';

/** What somebody asks to hand over. */
export type Asked = { readonly subject: HandoverSubject; readonly id: string };

/** Somebody who may be handed over by this scope. */
export type Subject = {
  readonly subject: HandoverSubject;
  /** Number of the kept record, and all numbers of the person. */
  readonly personNo: number;
  readonly numbers: readonly number[];
  /** The case itself, or the case that the contact is of. */
  readonly about: CaseRef;
  readonly contactId: string | null;
  /** Unit that answers for the person. */
  readonly fromAreaNo: number;
};

/** Who stands behind each id, in the order asked, or why not. The caller holds the locks of the people afterwards. */
export async function findSubjects(
  context: HandoverContext,
  scope: Scope,
  tx: Tx,
  asked: readonly Asked[],
): Promise<Outcome<Subject>[]> {
  const now = context.platform.clock.now();
  const ids = (subject: HandoverSubject) =>
    asked.filter((one) => one.subject === subject).map((one) => one.id);
  const links = new Map((await peopleOfLinks(scope, tx, ids('contact'))).map((link) => [link.id, link]));
  const caseIds = [...ids('case'), ...[...links.values()].map((link) => link.case_id)];
  const cases = new Map((await caseNodes(scope, tx, [...new Set(caseIds)])).map((one) => [one.caseId, one]));
  const nos = [...links.values()].map((link) => link.person_no);
  const followed = new Set((await followedOf(scope, tx, nos, now)).map((link) => link.id));
  const numbers = await context.people.numbersOf(scope, tx, [
    ...new Set([...nos, ...[...cases.values()].map((one) => one.personNo)]),
  ]);
  return asked.map(({ subject, id }): Outcome<Subject> => {
    const link = links.get(id);
    const about = cases.get(subject === 'case' ? id : (link?.case_id ?? ''));
    if (about === undefined || (subject === 'contact' && link === undefined)) {
      return refuseGeneral('not-found');
    }
    const areaNo = link === undefined ? about.areaNo : link.area_no;
    if (!mayIn(scope, 'handover.act', context.areas.pathOf(areaNo))) {
      return areaNo === null && mayIn(scope, 'handover.act', '') ? refuse('no-area') : refuse('outside-area');
    }
    if (areaNo === null) {
      return refuse('no-area');
    }
    const open = link === undefined ? isOpenCase(about) : followed.has(link.id);
    if (!open) {
      return refuse('not-open');
    }
    const own = link?.person_no ?? about.personNo;
    const all = numbers.get(own) ?? [own];
    return done({
      subject,
      personNo: all[0]!,
      numbers: all,
      about,
      contactId: link?.id ?? null,
      fromAreaNo: areaNo,
    });
  });
}

function isOpenCase(one: CaseRef): boolean {
  return one.classification !== 'NO_CASE' && one.outcome === 'NO_OUTCOME' && !one.transferred;
}
