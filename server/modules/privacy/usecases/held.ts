import type { Scope } from '../../../platform/access/scope.ts';
import type { HeldRow, Holding } from '../../../platform/holdings/holdings.ts';
import type { PrivacyContext } from '../context.ts';

/** What one kind of record holds of somebody. */
export type Held = { readonly holding: Holding; readonly rows: readonly HeldRow[] };

/** Everything that is kept of the person with these numbers, kind by kind, as the scope may see it. */
export async function readHeld(
  context: PrivacyContext,
  scope: Scope,
  nos: readonly number[],
): Promise<Held[]> {
  const held: Held[] = [];
  for (const holding of context.holdings()) {
    if (holding.read !== undefined) {
      held.push({ holding, rows: await holding.read(scope, context.platform.db, nos) });
    }
  }
  return held;
}

/** Ids of all records of the person with these numbers that the audit trail may name; nothing of them is opened. */
export async function recordIds(
  context: PrivacyContext,
  scope: Scope,
  nos: readonly number[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const holding of context.holdings()) {
    ids.push(...((await holding.recordIds?.(scope, context.platform.db, nos)) ?? []));
  }
  return ids;
}

/** Kinds of records that still need to tell who this is, with how many there are. */
export async function stillNeeded(
  context: PrivacyContext,
  scope: Scope,
  nos: readonly number[],
): Promise<{ holding: Holding; rows: number }[]> {
  const { db, clock } = context.platform;
  const needed: { holding: Holding; rows: number }[] = [];
  for (const holding of context.holdings()) {
    const rows = (await holding.needed?.(scope, db, nos, clock.now())) ?? 0;
    if (rows > 0) {
      needed.push({ holding, rows });
    }
  }
  return needed;
}
