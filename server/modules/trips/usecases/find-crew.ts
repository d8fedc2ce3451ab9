import type { Static } from 'typebox';
import type { TripInput } from '../../../../contract/trips.ts';
import { parseCitizenId, parsePhone } from '../../../../lib/vietnamese/index.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Outcome, Refusal } from '../../../platform/outcomes/outcome.ts';
import { matchPeople, readSheetPerson } from '../../tracing/index.ts';
import type { TripContext } from '../context.ts';

export type CrewInput = Static<typeof TripInput>['driver'];

/**
 * The people of a crew: by the citizen number where the register holds it, else by name and phone as on rosters; who is
 * not on record is made. A foreign phone number stays with the trip and is no key of the register.
 */
export async function findCrew(
  { people, tracing }: TripContext,
  scope: Scope,
  tx: Tx,
  crew: readonly CrewInput[],
): Promise<(number | Refusal)[]> {
  const matching = systemScope('trips.find-crew', scope.dataset);
  const known: (number | undefined)[] = [];
  for (const one of crew) {
    const id = one.document === undefined ? null : parseCitizenId(one.document);
    const found = id?.ok === true ? await people.search(matching, id.value.number) : [];
    known.push(found[0]);
  }
  const typed = crew.filter((_, i) => known[i] === undefined);
  const matched = await matchPeople(
    tracing,
    scope,
    tx,
    typed.map((one): Outcome<SheetRow> => sheetRow(one)),
    [],
    // Drivers come from anywhere: nobody is filed under the gate.
    { source: 'trip', areaNo: null },
  );
  let next = 0;
  return known.map((no) => {
    if (no !== undefined) {
      return no;
    }
    const match = matched[next]!;
    next += 1;
    return 'ok' in match ? match : match.personNo;
  });
}

type SheetRow = Parameters<typeof matchPeople>[3][number] extends Outcome<infer Row> ? Row : never;

function sheetRow({ fullName, phone, birthYear }: CrewInput): Outcome<SheetRow> {
  const ours = phone !== undefined && parsePhone(phone).ok;
  const read = readSheetPerson({ fullName, birthYear, ...(ours ? { phone } : {}) });
  return read.ok ? { ...read, value: { ...read.value, apart: null } } : read;
}
