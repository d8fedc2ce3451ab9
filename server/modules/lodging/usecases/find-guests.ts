import { scan } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Outcome, Refusal } from '../../../platform/outcomes/outcome.ts';
import type { IdentityKey } from '../../../registry/people/index.ts';
import { matchPeople, readSheetPerson } from '../../tracing/index.ts';
import type { LodgingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { ArrivalInput } from '../rules/read-arrival.ts';

/** Who a row is about, and the name that the host wrote or scanned. */
export type Guest = { readonly personNo: number; readonly saidName: string | null };

/**
 * The people of rows: by card or citizen card where one was scanned, else by name and phone as on rosters; who is not on
 * record is made.
 * @param knownNos people on record as staying at the place.
 */
export async function findGuests(
  { people, tracing }: LodgingContext,
  scope: Scope,
  tx: Tx,
  rows: readonly ArrivalInput[],
  knownNos: readonly number[],
): Promise<(Guest | Refusal)[]> {
  const keys = rows.map((row) => (row.card === undefined ? undefined : readCard(row.card)));
  const resolved = await people.resolve(
    scope,
    tx,
    keys.flatMap((key) => key?.identity ?? []),
  );
  const typed = rows.filter((row) => row.card === undefined);
  const matched = await matchPeople(
    tracing,
    scope,
    tx,
    typed.map((row): Outcome<SheetRow> => sheetRow(row)),
    knownNos,
    // Lodgers come from anywhere: nobody is filed under the place they sleep at.
    { source: 'lodging', areaNo: null },
  );
  let next = 0;
  return rows.map((row, i): Guest | Refusal => {
    if (row.card === undefined) {
      const match = matched[next]!;
      next += 1;
      return 'ok' in match ? match : { personNo: match.personNo, saidName: row.fullName ?? null };
    }
    const key = keys[i];
    const person = key === undefined ? undefined : resolved.get(`${key.identity.kind}:${key.identity.value}`);
    if (key === undefined || person === undefined) {
      return refuse('bad-card', { fields: { card: 'unreadable' } });
    }
    return 'ok' in person ? person : { personNo: person.personNo, saidName: row.fullName ?? key.name };
  });
}

type SheetRow = Parameters<typeof matchPeople>[3][number] extends Outcome<infer Row> ? Row : never;

function sheetRow(row: ArrivalInput): Outcome<SheetRow> {
  const read = readSheetPerson(row);
  return read.ok ? { ...read, value: { ...read.value, apart: row.room ?? null } } : read;
}

/** The person that the text of a card names; undefined for any other code. */
function readCard(text: string): { identity: IdentityKey; name: string | null } | undefined {
  const found = scan(text);
  if (found.kind === 'card') {
    const value = found.signed ? found.text : found.code;
    return { identity: { kind: 'cardCode', value }, name: null };
  }
  if (found.kind !== 'cccd') {
    return undefined;
  }
  const value = found.card === null ? found.number : text.trim();
  return { identity: { kind: 'cccd', value }, name: found.card?.fullName ?? null };
}
