import type { peopleApi } from '../../../../contract/people.ts';
import type { Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { mergesInto } from '../store/merges.ts';
import type { PeopleContext } from '../types.ts';
import { openPerson } from './open-person.ts';
import { detailsByNo } from './show-people.ts';

/** What was merged into a person's record and can be taken apart again; opening it is audited. */
export async function listMerges(
  context: PeopleContext,
  scope: Scope,
  personId: string,
): Promise<Outcome<Reply<(typeof peopleApi)['GET /people/{id}/merges']>>> {
  const opened = await openPerson(context, scope, personId, 'person.history');
  if (!opened.ok) {
    return opened;
  }
  const { db } = context.platform;
  const { personNo, scope: through } = opened.value;
  const merges = await mergesInto(through, db, personNo);
  const gone = await detailsByNo(
    context,
    through,
    db,
    merges.map(({ goneNo }) => goneNo),
  );
  return done({
    items: merges.flatMap(({ id, goneNo, mergedAt }, at) => {
      const person = gone.get(goneNo);
      return person === undefined
        ? []
        : [
            {
              id,
              mergedAt: mergedAt.toISOString(),
              personId: person.id,
              name: person.fullName,
              birthYear: person.birthYear,
              // A later merge rests on what the earlier ones left.
              undoable: at === 0,
            },
          ];
    }),
  });
}
