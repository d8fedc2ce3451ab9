import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { rostersApi } from '../../../../contract/rosters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { readSheetPerson } from '../rules/read-sheet-person.ts';
import { canonicalSpot } from '../rules/roster-rules.ts';
import { peopleOfPlace } from '../store/rosters.ts';
import { planMatches } from './match-people.ts';

type Preview = Static<(typeof rostersApi)['POST /rosters/preview']['reply'][200]>;

/** What each row of a sheet would become: somebody on record, a new person, or a refusal. Nothing is saved. */
export async function previewRoster(
  context: TracingContext,
  scope: Scope,
  input: Body<(typeof rostersApi)['POST /rosters/preview']>,
): Promise<Outcome<Preview>> {
  const { people, places, platform } = context;
  const placeId = input.placeId?.toLowerCase();
  const place =
    placeId === undefined ? null : (await places.byIds(scope, platform.db, [placeId])).get(placeId);
  if (place === undefined) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  const lines = input.rows.map((row) => {
    const read = readSheetPerson(row);
    const apart = `${canonicalSpot(row.unit) ?? ''}/${canonicalSpot(row.seat) ?? ''}`;
    return read.ok ? done({ ...read.value, apart }) : read;
  });
  const known = place === null ? [] : await peopleOfPlace(scope, platform.db, place.placeNo);
  const plan = await planMatches(context, scope, platform.db, lines, known);
  const names = await people.namesByNo(
    scope,
    plan.flatMap((match) => ('personNo' in match ? match.personNo : [])),
  );
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'person.search', detail: { rows: plan.length, shown: names.size } },
  ]);
  return done({
    outcomes: plan.map((match): Preview['outcomes'][number] => {
      if ('ok' in match) {
        return { ...refusedRow(null, match), state: 'refused', name: null };
      }
      if ('key' in match) {
        return { id: null, status: 201, state: 'new', name: null };
      }
      const person = names.get(match.personNo);
      return { id: person?.id ?? null, status: 200, state: 'known', name: person?.name ?? null };
    }),
  });
}
