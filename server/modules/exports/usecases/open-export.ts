import type { Static } from 'typebox';
import type { DataExport, exportsApi } from '../../../../contract/exports.ts';
import type { Body } from '../../../../contract/kit.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { dataClassIn, mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { ExportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { purposeKey } from '../../../platform/secrets/pseudonyms.ts';
import { cellCounter } from '../rules/small-cells.ts';
import { type ExportRow, findExport, insertExport } from '../store/exports.ts';
import { casePages, peoplePages } from './read-pages.ts';

export type ShownExport = Static<typeof DataExport>;

/** Numbers of the areas whose exports the scope sees; null: all. */
export function ownAreas({ areas }: ExportContext, scope: Scope): readonly number[] | null {
  const paths = pathsOf(scope, 'data.export');
  return paths.includes('') ? null : areas.numbersUnder(paths);
}

/** Whether the scope may see names in a unit: what a data class hides on screen leaves in no file. */
export function mayNames(scope: Scope, areaPath: string): boolean {
  const own = dataClassIn(scope, areaPath);
  return own === 'sensitive';
}

/** Asks for an export: purpose and recipient are kept, its rows counted, and how many of them stand nearly alone. */
export async function openExport(
  context: ExportContext,
  scope: Scope,
  given: Body<(typeof exportsApi)['POST /exports']>,
): Promise<Outcome<ShownExport>> {
  const { platform, areas } = context;
  const area = areas.byId(given.areaId.toLowerCase());
  if (area === undefined) {
    return refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  if (!mayIn(scope, 'data.export', area.path)) {
    return refuse('outside-area', { fields: { areaId: 'outside' } });
  }
  const { kind, from, to } = given;
  const pseudonymised = kind === 'line-list' || (kind === 'fhir' && given.pseudonymised === true);
  if (!pseudonymised && !mayNames(scope, area.path)) {
    return refuse('names-not-yours', { fields: { kind: 'names' } });
  }
  if (from !== undefined && to !== undefined && to < from) {
    return refuse('days-turned', { fields: { to: 'before-from' } });
  }
  const now = platform.clock.now();
  const id = given.id.toLowerCase();
  const asked: ExportRow = {
    id,
    dataset: scope.dataset,
    area_no: area.no,
    kind,
    pseudonymised,
    purpose: given.purpose,
    recipient: given.recipient,
    purpose_key: purposeKey(given.purpose, given.recipient),
    disease: kind === 'people' ? null : (given.disease ?? null),
    from_day: kind === 'people' ? null : (from ?? null),
    to_day: kind === 'people' ? null : (to ?? null),
    rows: 0,
    small_cells: null,
    downloads: 0,
    created_at: new Date(now),
    created_by: scope.actor.name,
  };
  const row = { ...asked, ...(await countRows(context, scope, asked)) };
  const kept = await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'export', content: [scope.dataset, given], at: now }, async () => {
        await insertExport(scope, tx, row);
        await audit(tx, scope, now, [
          {
            action: 'export.ask',
            subjectKind: 'export',
            subjectId: id,
            areaNo: area.no,
            detail: { kind, pseudonymised, rows: row.rows },
          },
        ]);
        return done({ id }, 201);
      }),
  );
  if (!kept.ok) {
    return kept;
  }
  const stored = await findExport(scope, platform.db, ownAreas(context, scope), id);
  return stored === undefined ? refuse('not-found') : done(present(context, stored), kept.status);
}

async function countRows(
  context: ExportContext,
  scope: Scope,
  row: ExportRow,
): Promise<Pick<ExportRow, 'rows' | 'small_cells'>> {
  let rows = 0;
  if (row.kind === 'people') {
    for await (const page of peoplePages(context, scope, row)) {
      rows += page.length;
    }
    return { rows, small_cells: null };
  }
  const cells = cellCounter();
  for await (const cases of casePages(context, scope, row)) {
    rows += cases.length;
    if (row.pseudonymised) {
      const traits = await context.people.traitsOf(
        scope,
        context.platform.db,
        cases.map((one) => one.person_no),
      );
      for (const { person_no: no, area_no: areaNo } of cases) {
        const { sex = 'unknown', birthYear = null } = traits.get(no) ?? {};
        cells.add({ areaNo, sex, birthYear });
      }
    }
  }
  return { rows, small_cells: row.pseudonymised ? cells.inSmall() : null };
}

export function present({ areas }: ExportContext, row: ExportRow): ShownExport {
  return {
    id: row.id,
    kind: row.kind,
    pseudonymised: row.pseudonymised,
    purpose: row.purpose,
    recipient: row.recipient,
    areaName: areas.byNo(row.area_no)?.fullName ?? '',
    disease: row.disease,
    from: row.from_day,
    to: row.to_day,
    rows: row.rows,
    smallCells: row.small_cells,
    downloads: row.downloads,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}

/** A search text as purposes are kept. */
export function folded(q: string | undefined): string | null {
  return q === undefined ? null : fold(q);
}
