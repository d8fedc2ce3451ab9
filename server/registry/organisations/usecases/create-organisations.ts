import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Platform } from '../../../platform/module.ts';
import type { NewOrganisation } from '../organisation-types.ts';
import { insertOrganisations } from '../store/organisations.ts';

/**
 * Adds offices to the scope's dataset, in the caller's transaction: the form, reference and demo data. No right is
 * checked and nothing is audited here: that is the caller's.
 * @returns the outside id of each, in order.
 */
export async function createOrganisations(
  platform: Pick<Platform, 'clock'>,
  scope: Scope,
  tx: Tx,
  inputs: readonly NewOrganisation[],
): Promise<string[]> {
  const at = platform.clock.now();
  const rows = inputs.map((input) => ({ ...input, id: input.id?.toLowerCase() ?? uuid7(at) }));
  await insertOrganisations(scope, tx, rows, at);
  return rows.map((row) => row.id);
}
