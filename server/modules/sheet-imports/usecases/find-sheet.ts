import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { SheetContext } from '../context.ts';
import { type Judge, rowJudge } from '../rules/judge-row.ts';
import { findImport, findSender, ownAreas } from '../store/imports.ts';
import type { ImportRow } from '../store/tables.ts';

/** A sheet that the scope may work with. */
export async function openSheet(
  { areas }: Pick<SheetContext, 'areas'>,
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<ImportRow | undefined> {
  return await findImport(scope, db, ownAreas(scope, areas), id.toLowerCase(), lock);
}

/** Judges rows of a sheet by its plan and what is remembered of its sender. */
export async function judgeFor(
  { platform, areas }: Pick<SheetContext, 'platform' | 'areas'>,
  scope: Scope,
  db: Db | Tx,
  sheet: ImportRow,
): Promise<Judge> {
  const sender = await findSender(scope, db, sheet.area_no, sheet.sender_key);
  return rowJudge({
    kind: sheet.kind,
    acrossCases: sheet.kind === 'contact' && sheet.case_id === null,
    plan: sheet.plan,
    areas,
    today: localDate(platform.clock.now()),
    home: areas.byNo(sheet.area_no)!,
    answers: sender?.answers ?? {},
    // Contacts of a case may live anywhere; a case, a record of a person belongs to whoever files it.
    mayWrite: (areaNo) =>
      sheet.kind === 'contact' ||
      mayIn(scope, sheet.kind === 'person' ? 'person.write' : 'case.write', areas.pathOf(areaNo)),
  });
}
