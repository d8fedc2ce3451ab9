import { sql } from 'kysely';
import { type Right, type Role, roleTable } from '../../../contract/rights.ts';
import type { Db, Tx } from '../db/database.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Scope } from './scope.ts';
import { contactsOf } from './store/contacts.ts';

/** What of the register of areas is needed to know where somebody works. */
export type OfficerAreas = {
  readonly byId: (id: string) => { readonly path: string } | undefined;
  readonly pathOf: (no: number | null) => string | null;
};

/** An account as work is given to it: name, and where it may do what. */
export type Officer = {
  readonly id: string;
  readonly name: string;
  /** Paths of the units in which the account holds a right; '' is everywhere. */
  readonly pathsOf: (right: Right, areas: OfficerAreas) => readonly string[];
  /** Whether the account holds a right in the unit. */
  readonly worksIn: (right: Right, areas: OfficerAreas, areaNo: number | null) => boolean;
};

type OfficerRow = { id: string; name: string; grants: readonly { role: Role; area_id: string | null }[] };

/** Accounts in use of the scope's dataset, by id; a suspended one is missing. */
export async function findOfficers(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<Officer[]> {
  return await readOfficers(scope, db, ids);
}

/** Every account in use of the scope's dataset, by name. */
export async function allOfficers(scope: Scope, db: Db | Tx): Promise<Officer[]> {
  return await readOfficers(scope, db, null);
}

/** Telephones of accounts, by id; one without is missing. They are for a text of the program to that officer, never shown. */
export async function officerPhones(
  scope: Scope,
  db: Db | Tx,
  secrets: Secrets,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const contacts = await contactsOf(scope, db, secrets, ids);
  return new Map([...contacts].flatMap(([id, { phone }]) => (phone === null ? [] : [[id, phone]])));
}

async function readOfficers(scope: Scope, db: Db | Tx, ids: readonly string[] | null): Promise<Officer[]> {
  const found = await sql<OfficerRow>`select a.id, a.name,
      json_agg(json_build_object('role', g.role, 'area_id', g.area_id)) as grants
    from account a join account_grant g on g.account_id = a.id
    where a.dataset = ${scope.dataset} and not a.suspended
      and (${ids === null}::boolean or a.id = any(${ids ?? []}::uuid[]))
    group by a.id, a.name order by a.name, a.id`.execute(db);
  return found.rows.map(({ id, name, grants }) => {
    const pathsOf: Officer['pathsOf'] = (right, areas) =>
      grants
        .filter(({ role }) => roleTable[role].rights.includes(right))
        .flatMap(({ area_id: areaId }) => (areaId === null ? '' : (areas.byId(areaId)?.path ?? [])));
    return {
      id,
      name,
      pathsOf,
      worksIn: (right, areas, areaNo) => {
        const path = areas.pathOf(areaNo);
        return pathsOf(right, areas).some((held) => held === '' || (path !== null && path.startsWith(held)));
      },
    };
  });
}
