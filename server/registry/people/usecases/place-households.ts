import type { householdsApi } from '../../../../contract/households.ts';
import type { Body } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { changesBetween } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { mayChange } from '../rules/access.ts';
import { findHouseholds, type HouseholdRow, placeHouseholds } from '../store/households.ts';
import type { PeopleContext } from '../types.ts';
import { readUnit } from './household-unit.ts';

/** Puts households into a unit of their commune; one that stands there already is not changed. */
export async function placeInUnit(
  context: PeopleContext,
  scope: Scope,
  { ids, unitId }: Body<(typeof householdsApi)['POST /households/units']>,
): Promise<Outcome<{ placed: number }>> {
  const { platform, areas } = context;
  return await platform.db.transaction().execute(async (tx) => {
    const rows = await findHouseholds(scope, tx, { ids: ids.map((id) => id.toLowerCase()) }, true);
    if (rows.some(({ areaNo }) => !mayChange(scope, 'person.write', areas.pathOf(areaNo)))) {
      return refuseGeneral('forbidden');
    }
    for (const { areaNo } of rows) {
      const unit = readUnit(context, areaNo, unitId);
      if (!unit.ok) {
        return unit;
      }
    }
    const unitNo = areas.byId(unitId.toLowerCase())?.no ?? null;
    await placeAndNote(
      context,
      scope,
      tx,
      rows.filter((row) => row.unitNo !== unitNo).map((row) => ({ row, unitNo, address: null })),
    );
    await audit(tx, scope, platform.clock.now(), [
      { action: 'household.place', areaNo: unitNo, detail: { households: rows.length } },
    ]);
    return done({ placed: rows.length });
  });
}

/** A household with the unit, and where it has none the address, that it shall have. */
export type Placed = {
  readonly row: HouseholdRow;
  readonly unitNo: number | null;
  readonly address: Buffer | null;
};

/** Places households that were read under a lock, and keeps for the history of each what stood there. */
export async function placeAndNote(
  { areas, platform }: PeopleContext,
  scope: Scope,
  tx: Tx,
  placed: readonly Placed[],
): Promise<void> {
  await placeHouseholds(
    scope,
    tx,
    placed.map(({ row, unitNo, address }) => ({ no: row.no, unitNo, address })),
  );
  const told = (unitNo: number | null, address: Buffer | null) => ({
    unitId: unitNo === null ? null : (areas.byNo(unitNo)?.id ?? null),
    address: address === null ? null : platform.secrets.decrypt(address),
  });
  await auditChanges(
    platform.secrets,
    tx,
    scope,
    platform.clock.now(),
    placed.map(({ row, unitNo, address }) => ({
      action: 'household.place',
      subjectKind: 'household',
      subjectId: row.id,
      areaNo: row.areaNo,
      changes: changesBetween(
        told(row.unitNo, row.address),
        told(unitNo ?? row.unitNo, row.address ?? address),
      ),
    })),
  );
}
