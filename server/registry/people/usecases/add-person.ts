import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { mayChange } from '../rules/access.ts';
import { readPerson, type ReadingContext } from '../rules/read-person.ts';
import type { PeopleContext, PersonInput } from '../types.ts';
import { createPeople } from './create-people.ts';
import { type FoundDuplicate, queueDuplicates } from './queue-duplicates.ts';

export type AddedPerson = { readonly id: string; readonly duplicates: FoundDuplicate[] };

/** What reading a person's input needs from this program. */
export function readingContext({ platform, areas }: PeopleContext): ReadingContext {
  return { today: localDate(platform.clock.now()), areaNo: (id) => areas.byId(id)?.no };
}

/**
 * Adds a person in the scope's area, or of unknown area. Possible duplicates are answered and queued, never refused.
 * Repeatable by the id.
 */
export async function addPerson(
  context: PeopleContext,
  scope: Scope,
  input: PersonInput,
): Promise<Outcome<AddedPerson>> {
  const { db, clock } = context.platform;
  const read = readPerson(input, readingContext(context));
  if (!read.ok) {
    return read;
  }
  const draft = read.value;
  if (!mayChange(scope, 'person.write', context.areas.pathOf(draft.areaNo))) {
    return refuseGeneral('forbidden');
  }
  const at = clock.now();
  const id = (input.id ?? uuid7(at)).toLowerCase();
  return await db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'person', content: { ...input, id, dataset: scope.dataset }, at },
        async () => {
          const [made] = await createPeople(context, scope, tx, [
            { ...draft, id, source: 'officer', assurance: 'officer' },
          ]);
          if (made === undefined || !made.created) {
            return refuseGeneral('conflict');
          }
          const found = await queueDuplicates(context, scope, tx, [{ personNo: made.personNo, draft }]);
          const duplicates = found.get(made.personNo) ?? [];
          await audit(tx, scope, at, [
            {
              action: 'person.create',
              subjectKind: 'person',
              subjectId: id,
              areaNo: draft.areaNo,
              detail: { duplicates: duplicates.length },
            },
          ]);
          return done({ id, duplicates }, 201);
        },
      ),
  );
}
