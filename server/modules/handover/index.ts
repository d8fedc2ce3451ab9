import type { Scope } from '../../platform/access/scope.ts';
import type { Db } from '../../platform/db/database.ts';
import { responsibleSide } from './rules/life-cycle.ts';
import { findHandovers } from './store/handovers.ts';

/** The door of hand-overs. */
export type { HandoverContext } from './context.ts';

/** Who answers for the people of these hand-overs now; people who went to another province are missing. */
export async function handedOver(
  scope: Scope,
  db: Db,
  ids: readonly string[],
): Promise<{ readonly personNo: number; readonly areaNo: number }[]> {
  const rows = await findHandovers(scope, db, ids);
  return rows.flatMap((row) => {
    const areaNo = responsibleSide(row.status) === 'receiver' ? row.to_area_no : row.from_area_no;
    return areaNo === null ? [] : [{ personNo: row.person_no, areaNo }];
  });
}
