import { systemScope } from '../../../platform/access/scope.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { findCaseForTracing } from '../../cases/index.ts';
import { decidedContacts } from '../../tracing/index.ts';
import type { LevelChangeContext } from '../context.ts';
import { countMoves } from '../rules/diff-levels.ts';
import { proposeEnd } from '../rules/propose.ts';
import { supersedeSets } from '../store/rows.ts';
import { closeTakenOver, openSetsOf } from '../store/sets.ts';
import { type ListedPerson, listChange } from './list-change.ts';
import { knownPeople } from './person-facts.ts';

/** A changed case, as its event came. */
export type CaseEvent = {
  readonly cursor: string;
  readonly dataset: string;
  readonly at: Date;
  readonly payload: { readonly caseId: string; readonly fields: readonly string[] };
};

/**
 * Follows the classification of a case: discarded, its confirmed contacts are listed with the orders that rest on it;
 * taken up again, what still waits of that is taken back.
 */
export async function followClassification(context: LevelChangeContext, event: CaseEvent): Promise<void> {
  if (!event.payload.fields.includes('classification')) {
    return;
  }
  const scope = systemScope('level-changes.follow-case', event.dataset);
  const { db, clock } = context.platform;
  const { caseId } = event.payload;
  await db.transaction().execute(async (tx) => {
    const ref = await findCaseForTracing(scope, tx, caseId);
    if (ref === undefined) {
      return;
    }
    if (ref.classification !== 'NO_CASE') {
      const open = await openSetsOf(scope, tx, { discardedCase: caseId });
      await supersedeSets(
        scope,
        tx,
        [caseId],
        open.map((set) => set.id),
      );
      await closeTakenOver(scope, tx, caseId, clock.now());
      return;
    }
    const contacts = await decidedContacts(scope, tx, caseId);
    const known = await knownPeople(
      context,
      scope,
      tx,
      caseId,
      contacts.map((contact) => contact.personNo),
    );
    const people = contacts.map(({ personNo, level }): ListedPerson => {
      const facts = known.get(personNo)!;
      return {
        personNo,
        from: level,
        to: null,
        ...proposeEnd('CASE_DISCARDED', facts),
        order: facts.order,
      };
    });
    if (people.some((person) => person.proposal !== 'NONE')) {
      await listChange(context, scope, tx, {
        id: namedUuid7(event.at.getTime(), `level-change ${event.dataset} ${caseId} ${event.cursor}`),
        ref,
        cause: 'CASE_DISCARDED',
        causedAt: event.at.getTime(),
        subjectNo: null,
        tubeId: null,
        moves: countMoves(people),
        people,
      });
    }
  });
}
