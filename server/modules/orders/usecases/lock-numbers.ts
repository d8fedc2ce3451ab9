import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OrderContext } from '../context.ts';
import { lockSubjects } from '../store/orders.ts';

/** All numbers of the person of each number, the kept record's first. */
export type NumbersOf = (personNo: number) => readonly number[];

/**
 * Reads under which numbers these people go and lets this transaction alone change their orders, all at once and in their
 * order: two batches that lock person by person could wait for each other.
 */
export async function lockNumbers(
  { people }: Pick<OrderContext, 'people'>,
  scope: Scope,
  tx: Tx,
  personNos: readonly number[],
): Promise<NumbersOf> {
  const numbers = await people.numbersOf(scope, tx, personNos);
  const allOf = (no: number) => numbers.get(no) ?? [no];
  await lockSubjects(
    scope,
    tx,
    personNos.map((no) => allOf(no)[0]!),
  );
  return allOf;
}
