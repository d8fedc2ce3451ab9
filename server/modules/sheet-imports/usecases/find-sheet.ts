import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { SheetContext, WorkContext } from '../context.ts';
import { type Judge, type JudgeOptions, rowJudge } from '../rules/judge-row.ts';
import { findImport, findSender, ownAreas, type SheetLock } from '../store/imports.ts';
import type { ImportRow } from '../store/tables.ts';

/** A sheet that the scope may work with. */
export async function openSheet(
  { areas }: Pick<SheetContext, 'areas'>,
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock?: SheetLock,
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
  return rowJudge(await judgeOptions({ platform, areas }, scope, db, sheet));
}

/** The same for work on a whole sheet: what was judged lately under the same plan, answers, rights, areas and day stands. */
export async function rememberedJudge(
  context: WorkContext,
  scope: Scope,
  db: Db | Tx,
  sheet: ImportRow,
): Promise<Judge> {
  const options = await judgeOptions(context, scope, db, sheet);
  // Whatever else comes to be judged by is part of the key by itself.
  const { areas, home, mayWrite: _, ...rest } = options;
  const key = JSON.stringify([rest, home.no, scope.dataset, scope.grants, areas.revision()]);
  return context.memory.judge(key, () => rowJudge(options));
}

async function judgeOptions(
  { platform, areas }: Pick<SheetContext, 'platform' | 'areas'>,
  scope: Scope,
  db: Db | Tx,
  sheet: ImportRow,
): Promise<JudgeOptions> {
  const sender = await findSender(scope, db, sheet.area_no, sheet.sender_key);
  return {
    kind: sheet.kind,
    acrossCases: sheet.kind === 'contact' && sheet.case_id === null,
    plan: sheet.plan,
    areas: areas.of(scope.dataset),
    today: localDate(platform.clock.now()),
    home: areas.byNo(sheet.area_no)!,
    answers: sender?.answers ?? {},
    // Contacts of a case may live anywhere; a case, a record of a person belongs to whoever files it.
    mayWrite: (areaNo) =>
      sheet.kind === 'contact' ||
      mayIn(scope, sheet.kind === 'person' ? 'person.write' : 'case.write', areas.pathOf(areaNo)),
  };
}
