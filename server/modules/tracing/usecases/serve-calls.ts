import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import { type CaseRef, findCaseForTracing } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { type NamedInput, readNamed } from '../rules/read-named.ts';
import { confirmedOf, linksOf, withConfirmed } from '../store/links.ts';
import { findContacts } from '../store/projection.ts';
import { saveRows, traceAgain } from './name-contacts.ts';

/** Contacts of one case that a call list takes. */
const MOST = 5_000;

/** A confirmed contact who is to be called; `since` is when it was confirmed, Unix ms. */
export type ContactToCall = {
  readonly personNo: number;
  readonly areaNo: number | null;
  readonly since: number;
};

/** The confirmed first-level contacts of a case who are no case themselves. */
export async function contactsToCall(scope: Scope, db: Db | Tx, caseId: string): Promise<ContactToCall[]> {
  return (await confirmedOf(scope, db, [caseId], MOST))
    .filter((link) => link.level === 1 && !link.is_case && link.transferred_at === null)
    .map((link) => ({
      personNo: link.person_no,
      areaNo: link.area_no,
      since: link.decided_at.getTime(),
    }));
}

/** Which of these cases have confirmed contacts. */
export async function casesWithConfirmed(
  scope: Scope,
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set(await withConfirmed(scope, db, caseIds));
}

/** The level of a person among the contacts of a case, by any number of that person; undefined: none of them. */
export async function contactOf(
  scope: Scope,
  db: Db | Tx,
  caseId: string,
  personNos: readonly number[],
): Promise<{ readonly personNo: number; readonly level: number } | undefined> {
  const [found] = await findContacts(scope, db, caseId, personNos);
  const row = found ?? (await linksOf(scope, db, caseId)).find((link) => personNos.includes(link.person_no));
  return row === undefined ? undefined : { personNo: row.person_no, level: row.level };
}

/**
 * Keeps contacts that were named in a call, in the caller's transaction. The caller rolls back where a row is
 * refused, and has the case traced again after its commit (`traceAfterNaming`).
 * @returns the refusal of each row, null where it was kept.
 */
export async function nameContactsWithin(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  items: readonly NamedInput[],
): Promise<(Refusal | null)[]> {
  const now = context.platform.clock.now();
  const read = items.map((item) => readNamed(item, now));
  const rows = await saveRows(context, scope, tx, ref, read, now);
  return rows.map((row) => ('personNo' in row ? null : row));
}

/** Traces a case after contacts of it were named; one that was never traced is traced by default. */
export async function traceAfterNaming(context: TracingContext, scope: Scope, caseId: string): Promise<void> {
  const ref = await findCaseForTracing(scope, context.platform.db, caseId);
  if (ref !== undefined) {
    await traceAgain(context, scope, ref, context.platform.clock.now());
  }
}
