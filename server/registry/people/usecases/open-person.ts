import { holds, type Scope, withoutReason } from '../../../platform/access/scope.ts';
import { lookOutside } from '../../../platform/access/usecases/look-outside.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { inDuty } from '../rules/access.ts';
import { refuse, refuseReason } from '../refusals.ts';
import { readHeads } from '../store/read-people.ts';
import type { PeopleContext, PersonDetail } from '../types.ts';
import { numbersOfPeople, ownNumbers } from './load-people.ts';
import { detailsByNo } from './show-people.ts';

/** One person as opened: its own number first is that of the kept record; all of them carry its facts. */
export type OpenedPerson = {
  readonly personNo: number;
  readonly personNos: readonly number[];
  readonly areaNo: number | null;
  /** The scope as it may look: with the reason that opened a record outside its areas. */
  readonly scope: Scope;
};

/**
 * Opens one person for reading. Outside the scope's areas, and for a record that is held back, a reason is asked, which
 * holds for a while; every opening is audited with it.
 * @param action name of what is read, for the audit.
 */
export async function openPerson(
  context: PeopleContext,
  scope: Scope,
  personId: string,
  action = 'person.read',
): Promise<Outcome<OpenedPerson>> {
  const { db, clock } = context.platform;
  const no = (await ownNumbers(scope, db, [personId])).get(personId.toLowerCase());
  const head = no === undefined ? undefined : (await readHeads(scope, db, [no])).get(no);
  if (head === undefined) {
    return refuse('unknown');
  }
  if (!holds(scope, 'person.read')) {
    return refuseGeneral('forbidden');
  }
  const subject = { kind: 'person', id: head.id, areaNo: head.areaNo };
  const open = head.restrictedAt === null && inDuty(scope, context.areas.pathOf(head.areaNo));
  const through = open ? scope : await lookOutside(context.platform, scope, subject);
  if (through === null) {
    return refuseReason();
  }
  await audit(db, through, clock.now(), [
    { action, subjectKind: 'person', subjectId: head.id, areaNo: head.areaNo },
  ]);
  const personNos = (await numbersOfPeople(scope, db, [head.personNo])).get(head.personNo) ?? [head.personNo];
  return done({
    personNo: head.personNo,
    personNos,
    areaNo: head.areaNo,
    scope: open ? withoutReason(scope) : through,
  });
}

/** One whole record; a merged one shows itself and names the record that was kept. */
export async function showPerson(
  context: PeopleContext,
  scope: Scope,
  personId: string,
): Promise<Outcome<PersonDetail>> {
  const opened = await openPerson(context, scope, personId);
  if (!opened.ok) {
    return opened;
  }
  const { personNo, scope: through } = opened.value;
  const detail = (await detailsByNo(context, through, context.platform.db, [personNo])).get(personNo);
  return detail === undefined ? refuse('unknown') : done(detail);
}
