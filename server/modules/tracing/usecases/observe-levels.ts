import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { CaseRef } from '../../cases/index.ts';
import { levelsOf } from '../store/levels.ts';
import { findTrace, lockTrace } from '../store/projection.ts';
import type { TracedContact } from '../types.ts';

/** What a tracing changed in a case that was traced before. */
export type LevelsTraced = {
  readonly ref: CaseRef;
  /** Time of the tracing, Unix ms. */
  readonly at: number;
  /** Level by person number before: people found, and those kept because officers had decided on them. */
  readonly before: ReadonlyMap<number, number>;
  /** Level by person number of everybody found now. */
  readonly after: ReadonlyMap<number, number>;
  /** Deepest level that both tracings looked at whole: below it, absence says nothing. */
  readonly depth: 1 | 2;
};

/** Hears of changed levels in the transaction that changes them; another module hangs itself in here. */
export type LevelObserver = (scope: Scope, tx: Tx, levels: LevelsTraced) => Promise<void>;

export type FormerLevels = { readonly depth: number; readonly levels: ReadonlyMap<number, number> };

/** Locks the case's tracing and reads its levels before they are replaced; null when it was never traced. */
export async function formerLevels(scope: Scope, tx: Tx, caseId: string): Promise<FormerLevels | null> {
  await lockTrace(scope, tx, caseId);
  const trace = await findTrace(scope, tx, caseId);
  return trace === undefined ? null : { depth: trace.depth, levels: await levelsOf(scope, tx, caseId) };
}

/**
 * The change that a tracing made, for the observer; null where there is nothing to compare: a first tracing, or one
 * whose second level is still to be found.
 */
export function levelsTraced(
  former: FormerLevels | null,
  now: {
    readonly ref: CaseRef;
    readonly at: number;
    readonly depth: number;
    readonly complete: boolean;
    readonly first: readonly TracedContact[];
    readonly second: { readonly contacts: readonly TracedContact[]; readonly total: number };
  },
): LevelsTraced | null {
  if (former === null || !now.complete) {
    return null;
  }
  const found = [...now.first, ...now.second.contacts];
  const whole =
    now.depth === 2 &&
    former.depth >= 2 &&
    now.second.total === now.second.contacts.length &&
    [...former.levels.values()].includes(2);
  return {
    ref: now.ref,
    at: now.at,
    before: former.levels,
    after: new Map(found.map((contact) => [contact.personNo, contact.level])),
    depth: whole ? 2 : 1,
  };
}
