import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import type { Area, AreaDirectory } from '../directory-types.ts';
import { type Boundary, readBoundary } from '../rules/boundary-geometry.ts';
import type { ImportRefusal } from '../rules/import-refusals.ts';
import { type Feature, codeOf, codeProperties } from '../rules/read-features.ts';
import { readBoundarySizes, saveBoundaries } from '../store/boundaries.ts';

export type BoundaryOptions = {
  /** Day on which the codes of the file were valid, `YYYY-MM-DD`: codes were reused. */
  readonly at: string;
  /** Where the outlines come from: publisher, date. */
  readonly source: string;
  /** False: a preview, nothing is written. */
  readonly commit: boolean;
  /** Property that holds the code; by default the usual ones are tried. */
  readonly codeProperty?: string | undefined;
};

export type RefusedRow = { readonly line: number; readonly code: ImportRefusal; readonly raw: string };

export type BoundaryReport = {
  readonly committed: boolean;
  readonly total: number;
  readonly matched: number;
  readonly refused: readonly RefusedRow[];
  /** Units beside the matched ones (same parent, same kind) that the file does not have. */
  readonly missing: readonly { readonly code: string; readonly name: string }[];
  /** Outlines whose size differs by more than a fifth from what was known: worth a look before committing. */
  readonly sizeChanges: readonly {
    readonly code: string;
    readonly name: string;
    readonly before: number;
    readonly after: number;
  }[];
};

const COMMUNE_DIGITS = 5;
const SIZE_TOLERANCE = 0.2;

/**
 * Loads official outlines by code. Each feature stands or falls alone; all good ones are written in one
 * transaction.
 * @param now Unix milliseconds.
 */
export async function importBoundaries(
  scope: Scope,
  db: Db,
  directory: AreaDirectory,
  features: readonly Feature[],
  options: BoundaryOptions,
  now: number,
): Promise<BoundaryReport> {
  const names = options.codeProperty === undefined ? codeProperties : [options.codeProperty];
  const matched = new Map<number, { area: Area; boundary: Boundary }>();
  const refused: RefusedRow[] = [];
  for (const feature of features) {
    const read = readFeature(feature, names, directory, options.at);
    const problem = typeof read === 'string' ? read : matched.has(read.area.no) ? 'repeated' : null;
    if (problem !== null) {
      refused.push({ line: feature.line, code: problem, raw: JSON.stringify(feature.properties) });
    } else if (typeof read !== 'string') {
      matched.set(read.area.no, read);
    }
  }
  const rows = [...matched.values()];
  const known = await readBoundarySizes(db, [...matched.keys()]);
  if (options.commit && rows.length > 0) {
    await commit(scope, db, rows, options.source, now);
  }
  return {
    committed: options.commit,
    total: features.length,
    matched: rows.length,
    refused,
    missing: missingBeside(
      directory,
      rows.map((row) => row.area),
      options.at,
    ),
    sizeChanges: rows.flatMap(({ area, boundary }) =>
      sizeChange(area, known.get(area.no) ?? area.areaKm2, boundary.km2),
    ),
  };
}

function readFeature(
  feature: Feature,
  names: readonly string[],
  directory: AreaDirectory,
  at: string,
): { area: Area; boundary: Boundary } | ImportRefusal {
  const code = codeOf(feature, names, COMMUNE_DIGITS);
  if (code === null) {
    return 'no-code';
  }
  const area = directory.byCode(code, at);
  if (area === undefined) {
    return 'unknown-code';
  }
  const boundary = readBoundary(feature.geometry);
  return typeof boundary === 'string' ? boundary : { area, boundary };
}

async function commit(
  scope: Scope,
  db: Db,
  rows: readonly { area: Area; boundary: Boundary }[],
  source: string,
  now: number,
): Promise<void> {
  const areaNos = rows.map((row) => row.area.no);
  await db.transaction().execute(async (tx) => {
    await saveBoundaries(
      tx,
      rows.map((row) => ({ areaNo: row.area.no, boundary: row.boundary })),
      source,
      now,
    );
    await audit(tx, scope, now, [
      { action: 'area.boundaries-imported', detail: { units: areaNos.length, source } },
    ]);
    await appendEvent(tx, { topic: 'areas.changed', dataset: 'reference', payload: { areaNos }, at: now });
  });
}

function missingBeside(
  directory: AreaDirectory,
  matched: readonly Area[],
  at: string,
): { code: string; name: string }[] {
  const have = new Set(matched.map((area) => area.no));
  const groups = new Map(matched.map((area) => [`${area.parentNo} ${area.kind}`, area]));
  return [...groups.values()].flatMap(({ parentNo, kind }) =>
    // Below the country there is no "all": a file of one province is whole.
    (parentNo === null ? [] : directory.childrenOf(parentNo, at))
      .filter((area) => area.kind === kind && !have.has(area.no))
      .map((area) => ({ code: area.code, name: area.fullName })),
  );
}

function sizeChange(area: Area, before: number | null, after: number) {
  const differs = before !== null && Math.abs(after - before) > SIZE_TOLERANCE * before;
  return differs ? [{ code: area.code, name: area.fullName, before, after }] : [];
}
