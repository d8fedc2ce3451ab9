import type { Scope } from '../../../platform/access/scope.ts';
import type { PersonRecord } from '../../../registry/people/index.ts';
import { type CaseRow, casesInPages, deathsAmong } from '../../cases/index.ts';
import type { ExportContext } from '../context.ts';
import type { ExportRow } from '../store/exports.ts';

const PAGE = 1_000;

/** Numbers of the areas that an export is of. */
function areaNosOf({ areas }: ExportContext, row: ExportRow): readonly number[] {
  return areas.numbersUnder([areas.byNo(row.area_no)!.path]);
}

/** Which cases an export is of. */
function casesOf(context: ExportContext, row: ExportRow) {
  return {
    areaNos: areaNosOf(context, row),
    disease: row.disease,
    from: row.from_day,
    to: row.to_day,
  };
}

/** Who of these people died by a case of the export, with the day where one says it; a page may hold only some of their cases. */
export async function deathsIn(
  context: ExportContext,
  scope: Scope,
  row: ExportRow,
  personNos: readonly number[],
): Promise<{ personNo: number; on: string | null }[]> {
  return await deathsAmong(scope, context.platform.db, casesOf(context, row), personNos);
}

/** Cases of an export, a page at a time, by person: those of one person follow each other. */
export async function* casePages(
  context: ExportContext,
  scope: Scope,
  row: ExportRow,
): AsyncGenerator<CaseRow[]> {
  let after: { readonly personNo: number; readonly id: string } | null = null;
  const cases = casesOf(context, row);
  for (;;) {
    const page: CaseRow[] = await casesInPages(scope, context.platform.db, {
      ...cases,
      after,
      limit: PAGE,
    });
    const last = page.at(-1);
    if (last === undefined) {
      return;
    }
    yield page;
    after = { personNo: last.person_no, id: last.id };
  }
}

/** People who live in the areas of an export, a page at a time. */
export async function* peoplePages(
  context: ExportContext,
  scope: Scope,
  row: ExportRow,
): AsyncGenerator<PersonRecord[]> {
  const areaNos = areaNosOf(context, row);
  let after = 0;
  for (;;) {
    const page = await context.people.recordsIn(scope, context.platform.db, { areaNos, after, limit: PAGE });
    const last = page.at(-1);
    if (last === undefined) {
      return;
    }
    yield page;
    after = last.personNo;
  }
}
