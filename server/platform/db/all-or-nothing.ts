import type { Outcome, Refusal } from '../outcomes/outcome.ts';
import type { Db, Tx } from './database.ts';

/** Carries a refusal out of the transaction, which rolls back. */
class RolledBack extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Runs work in a transaction of its own; when it is refused, nothing that it wrote stays. */
export async function allOrNothing<T>(db: Db, work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const outcome = await work(tx);
      if (!outcome.ok) {
        throw new RolledBack(outcome);
      }
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) {
      return error.refusal;
    }
    throw error;
  }
}
