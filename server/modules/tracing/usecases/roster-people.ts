import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { rosterRows } from '../store/rosters.ts';
import { openRoster, readRosterSessions } from './open-roster.ts';

/** Somebody who was present at a session of a roster, from the first session to the last; times Unix ms. */
export type RosterPresence = { readonly personNo: number; readonly from: number; readonly to: number };

/** Who was present on a roster of the scope's areas; who missed every session is left out. */
export async function peopleOfRoster(
  context: TracingContext,
  scope: Scope,
  db: Db | Tx,
  rosterId: string,
): Promise<Outcome<RosterPresence[]>> {
  const opened = await openRoster(context, scope, db, rosterId);
  if (!opened.ok) {
    return opened;
  }
  const sessions = await readRosterSessions(scope, db, opened.value.id);
  const rows = await rosterRows(scope, db, opened.value.id);
  return done(
    rows.flatMap(({ person_no: personNo, absent }): RosterPresence[] => {
      const own = sessions.filter(({ no }) => !absent.includes(no));
      return own.length === 0 ? [] : [{ personNo, from: own[0]!.from, to: own.at(-1)!.to }];
    }),
  );
}
