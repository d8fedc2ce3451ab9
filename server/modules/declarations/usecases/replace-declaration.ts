import { revokeCodes } from '../../../platform/credentials/module.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { parseShortCode } from '../../../../lib/credentials/index.ts';
import type { DeclarationsContext } from '../doors.ts';
import type { DeclarationInput } from '../rules/read-declaration.ts';
import {
  findPrevious,
  markReplaced,
  moveShortCode,
  type PreviousKey,
  type PreviousRow,
} from '../store/changes.ts';

/** The declaration that is to be replaced, and whether it was used at a gate: then it stays as evidence. */
export type Previous = PreviousRow & { readonly crossed: boolean };

/** Id and short code as the owner gave them; null where nothing is replaced. */
export function previousKey(replaces: DeclarationInput['replaces']): PreviousKey | null {
  if (replaces === undefined) {
    return null;
  }
  const code = parseShortCode(replaces.shortCode);
  return { id: replaces.id.toLowerCase(), shortCode: code.ok ? code.value.code : replaces.shortCode };
}

/** Looks for it before the transaction: the code to sign depends on it. */
export async function lookForPrevious(
  context: DeclarationsContext,
  scope: Scope,
  key: PreviousKey | null,
): Promise<Previous | null> {
  const { db } = context.platform;
  const found = key === null ? undefined : await findPrevious(scope, db, key);
  return found === undefined ? null : { ...found, crossed: await context.crossedWith(scope, db, found) };
}

/**
 * Puts a new declaration in the place of a former one: the former signed code is withdrawn. Before it was used at a gate
 * that is a correction: the short code goes over, and the former one no longer counts. After, the former one stays as it
 * was used, and the new one has a short code of its own.
 */
export async function replacePrevious(
  { platform }: DeclarationsContext,
  scope: Scope,
  tx: Tx,
  previous: Previous,
  by: { readonly id: string; readonly personNo: number },
): Promise<void> {
  const at = platform.clock.now();
  const change = previous.crossed ? 'renewed' : 'corrected';
  await markReplaced(scope, tx, previous, { id: by.id, at, change });
  if (previous.credentialId !== null) {
    await revokeCodes(platform, tx, scope.dataset, [
      { id: previous.credentialId, purpose: 'declaration', reason: change },
    ]);
  }
  if (!previous.crossed) {
    await moveShortCode(scope, tx, { ...by, shortCode: previous.shortCode });
    const delta = {
      dataset: scope.dataset,
      areaNo: previous.areaNo,
      at: previous.declaredAt.getTime(),
      by: -1,
    };
    await addFigures(tx, [
      { metric: 'declarations.made', ...delta },
      ...(previous.atRisk ? [{ metric: 'declarations.at-risk', ...delta }] : []),
    ]);
  }
}
