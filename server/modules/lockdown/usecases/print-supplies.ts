import { audit } from '../../../platform/audit/audit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { roundSheetFile } from '../document/round-sheet.ts';
import { readHouseholds, type SupplyKey } from './list-supplies.ts';

/** Households of a supply round as a sheet to carry along, by default those that were not served yet; audited. */
export async function printSupplies(
  context: LockdownContext,
  scope: Scope,
  at: SupplyKey,
  show: 'all' | 'unserved',
): Promise<FileAnswer | Refusal> {
  const { db, clock } = context.platform;
  const read = await readHouseholds(context, scope, at, show);
  if (!read.ok) {
    return read;
  }
  const { row, supply, rows } = read.value;
  await audit(db, scope, clock.now(), [
    { action: 'lockdown.print', subjectKind: 'lockdown', subjectId: row.id, areaNo: row.area_no },
  ]);
  const body = await roundSheetFile({
    dataset: row.dataset,
    title: row.title,
    areaName: context.areas.byNo(row.area_no)?.fullName ?? '',
    no: supply.round.no,
    plannedAt: supply.round.planned_at.getTime(),
    what: supply.round.what,
    printedAt: clock.now(),
    due: supply.due.size,
    rows,
  });
  const name = `tiep-te-luot-${supply.round.no}.pdf`;
  return { ok: true, file: { name, type: 'application/pdf', body, inline: true } };
}
