import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { OrganisationRef } from './organisation-types.ts';
import { readOrganisations } from './store/organisations.ts';

/** The door of the organisations registry. */
export type { NewOrganisation, OrganisationKind, OrganisationRef } from './organisation-types.ts';
export { createOrganisations } from './usecases/create-organisations.ts';

/** Offices of the scope's dataset by outside id (lower case), whatever their area; unknown ones are missing. */
export async function organisationsByIds(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganisationRef>> {
  const rows = ids.length === 0 ? [] : await readOrganisations(scope, db, ids);
  return new Map(rows.map((office) => [office.organisationId, office]));
}
