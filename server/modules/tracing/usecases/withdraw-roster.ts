import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { lockRoster, rosterRows, touchRoster } from '../store/rosters.ts';
import { openRoster } from './open-roster.ts';
import { queueRetraceOfPeople } from './retrace.ts';
import { type ShownRoster, summaryOf } from './show-rosters.ts';

/**
 * Takes a roster back that was recorded by mistake. It stays on record with the reason; cases on it are traced again
 * without it. Decisions taken on its evidence keep their copy.
 */
export async function withdrawRoster(
  context: TracingContext,
  scope: Scope,
  id: string,
  input: { readonly version: number; readonly reason: string },
): Promise<Outcome<ShownRoster>> {
  const { platform } = context;
  const opened = await openRoster(context, scope, platform.db, id);
  if (!opened.ok) {
    return opened;
  }
  const now = platform.clock.now();
  const outcome = await platform.db.transaction().execute(async (tx): Promise<Outcome<boolean>> => {
    const roster = await lockRoster(scope, tx, opened.value.id);
    if (roster === undefined) {
      return refuseGeneral('not-found');
    }
    if (roster.withdrawn_at !== null) {
      return done(false);
    }
    if (roster.version !== input.version) {
      return refuseGeneral('version-conflict', { fields: { version: 'changed' } });
    }
    await touchRoster(scope, tx, roster.id, { at: new Date(now), reason: input.reason });
    const entry = {
      action: 'roster.withdraw',
      subjectKind: 'roster',
      subjectId: roster.id,
      areaNo: roster.area_no,
    };
    await audit(tx, { ...scope, reason: input.reason }, now, [entry]);
    return done(true);
  });
  if (!outcome.ok) {
    return outcome;
  }
  if (outcome.value) {
    const rows = await rosterRows(scope, platform.db, opened.value.id);
    await queueRetraceOfPeople(
      context,
      scope,
      rows.map((row) => row.person_no),
    );
  }
  return done(await summaryOf(context, scope, opened.value.id));
}
