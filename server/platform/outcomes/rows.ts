import type { RowOutcome } from '../../../contract/kit.ts';
import { done, type Outcome, type Refusal } from './outcome.ts';

/** What became of a row; where the row says by words or a label what it means, a refused one may name no record. */
type Row<I extends string | null> = Omit<RowOutcome, 'id'> & { id: I };

/** What a refusal says of one of several. */
export function refusedRow<I extends string | null>(
  id: I,
  { status, code, message, messageEn }: Refusal,
): Row<I> {
  return { id, status, code, message, messageEn };
}

/** What became of one of several. @param good the status of a success that names none. */
export function rowOf<I extends string | null>(id: I, outcome: Outcome<unknown>, good = 200): Row<I> {
  return outcome.ok ? { id, status: outcome.status ?? good } : refusedRow(id, outcome);
}

/**
 * Does something to each of these records, so that one that is refused holds up no other; one that is named twice is done once.
 * @param act in a transaction of its own.
 * @param more what a success says besides its status.
 */
export async function eachRow<T, More extends object = Record<never, never>>(
  ids: readonly string[],
  act: (id: string) => Promise<Outcome<T>>,
  more?: (value: T) => More,
): Promise<Outcome<{ outcomes: (RowOutcome & Partial<More>)[] }>> {
  const outcomes: (RowOutcome & Partial<More>)[] = [];
  for (const id of new Set(ids.map((one) => one.toLowerCase()))) {
    const outcome = await act(id);
    const told = outcome.ok && more !== undefined ? more(outcome.value) : {};
    outcomes.push({ ...rowOf(id, outcome), ...(told as Partial<More>) });
  }
  return done({ outcomes });
}
