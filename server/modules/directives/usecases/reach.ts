import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { DirectiveContext } from '../context.ts';
import { actsFor, type Addressee } from '../rules/acting.ts';
import type { DirectiveRow } from '../store/directives.ts';
import { type RecipientRow, recipientsOf } from '../store/recipients.ts';
import type { TaskRow } from '../store/tasks.ts';

/** May the scope issue, check and withdraw for an office of this unit? */
export function issues({ areas }: DirectiveContext, scope: Scope, areaNo: number): boolean {
  return mayIn(scope, 'directive.issue', areas.pathOf(areaNo));
}

/** Does the scope see papers of this unit? */
export function reads({ areas }: DirectiveContext, scope: Scope, areaNo: number): boolean {
  return mayIn(scope, 'directive.read', areas.pathOf(areaNo));
}

/** Does the scope see a document: sent from one of its units or to one. */
export async function sees(
  context: DirectiveContext,
  scope: Scope,
  db: Db | Tx,
  row: DirectiveRow,
): Promise<boolean> {
  if (reads(context, scope, row.area_no)) {
    return true;
  }
  const recipients = (await recipientsOf(scope, db, [row.id])).get(row.id) ?? [];
  return recipients.some(({ area_no }) => reads(context, scope, area_no));
}

/** Does the scope see a task: given by, to or with the help of one of its units. */
export function seesTask(context: DirectiveContext, scope: Scope, row: TaskRow): boolean {
  return [row.area_no, row.issuer_area_no, ...row.cooperating_areas].some((no) => reads(context, scope, no));
}

/** Does the scope act for a recipient or a responsible party? */
export function isMine(
  { areas }: DirectiveContext,
  scope: Scope,
  row: Pick<RecipientRow, 'area_no' | 'organisation_kind'>,
): boolean {
  const addressee: Addressee = {
    areaPath: areas.pathOf(row.area_no),
    organisationKind: row.organisation_kind,
  };
  return actsFor(scope, addressee);
}

/** Numbers of the units in which exactly the scope's grants stand: what is addressed to them is addressed to it. */
export function ownAreaNos({ areas }: DirectiveContext, scope: Scope): number[] {
  return scope.grants.flatMap(({ areaId }) => (areaId === null ? [] : (areas.byId(areaId)?.no ?? [])));
}

/** Numbers of all units whose papers the scope sees. */
export function seenAreaNos({ areas }: DirectiveContext, scope: Scope): readonly number[] {
  return areas.numbersUnder(pathsOf(scope, 'directive.read'));
}
