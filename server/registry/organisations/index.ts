import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { OrganisationKind, OrganisationRef } from './organisation-types.ts';
import {
  listOrganisations,
  readOfficesIn,
  readOrganisations,
  readOrganisationsNamed,
} from './store/organisations.ts';

/** More offices than a province has: a list for choosing from, not for paging. */
const MOST_OFFICES = 20_000;

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

/** One office by its outside id in any case, whatever its area. */
export async function organisationById(
  scope: Scope,
  db: Db | Tx,
  id: string,
): Promise<OrganisationRef | undefined> {
  return (await readOrganisations(scope, db, [id.toLowerCase()]))[0];
}

/** Offices of the scope's dataset by folded name, whatever their area; several may have one name. */
export async function organisationsNamed(
  scope: Scope,
  db: Db | Tx,
  folded: readonly string[],
): Promise<readonly OrganisationRef[]> {
  return folded.length === 0 ? [] : await readOrganisationsNamed(scope, db, folded);
}

/** The office of each area that comes first in `kinds`: whom to call. */
export async function officesIn(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  kinds: readonly OrganisationKind[],
): Promise<ReadonlyMap<number, { readonly name: string; readonly phone: string | null }>> {
  const rows = areaNos.length === 0 ? [] : await readOfficesIn(scope, db, areaNos, kinds);
  const first = rows.toSorted((a, b) => kinds.indexOf(b.kind) - kinds.indexOf(a.kind));
  return new Map(first.map(({ areaNo, name, phone }) => [areaNo, { name, phone }]));
}

/** Offices of these areas in the scope's dataset, by name; of all kinds or of one. */
export async function organisationsIn(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  kind?: OrganisationKind,
): Promise<readonly OrganisationRef[]> {
  return await listOrganisations(scope, db, { areaNos, kind }, { after: null, limit: MOST_OFFICES });
}
