import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { csvLine } from '../../../platform/http/csv.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LiveAreaDirectory } from '../directory-types.ts';
import { refuse } from '../refusals.ts';
import { isRealDate } from '../rules/calendar-date.ts';
import { importSentences } from '../rules/import-refusals.ts';
import { readFeatures } from '../rules/read-features.ts';
import { type BoundaryOptions, type BoundaryReport, importBoundaries } from './import-boundaries.ts';
import { type UnitsReport, importUnits } from './import-units.ts';

export type AreasImportOptions = BoundaryOptions & {
  /** True: `text` is a CSV list of units instead of GeoJSON outlines. */
  readonly units: boolean;
};

export type AreasImportReport =
  | ({ readonly kind: 'boundaries'; readonly errorsCsv: string } & BoundaryReport)
  | ({ readonly kind: 'units'; readonly errorsCsv: string } & UnitsReport);

/**
 * `vungxanh areas import`: reads a file's text, previews or commits it, and brings the refused rows as the error
 * file (`line,code,message,raw`; for GeoJSON the line is the feature's number). The directory must be loaded.
 */
export async function runAreasImport(
  context: {
    readonly scope: Scope;
    readonly db: Db;
    readonly directory: LiveAreaDirectory;
    readonly now: number;
  },
  text: string,
  options: AreasImportOptions,
): Promise<Outcome<AreasImportReport>> {
  const { scope, db, directory, now } = context;
  if (!isRealDate(options.at)) {
    return refuse('bad-date', { fields: { at: 'no such date' } });
  }
  const nfc = text.normalize('NFC');
  if (options.units) {
    const report = await importUnits(scope, db, nfc, options.commit, now);
    await reloadAfter(report, directory);
    return done({ kind: 'units', ...report, errorsCsv: errorsCsv(report) });
  }
  const features = readFeatures(nfc);
  if (features === null) {
    return refuse('not-geojson');
  }
  const report = await importBoundaries(scope, db, directory, features, options, now);
  await reloadAfter(report, directory);
  return done({ kind: 'boundaries', ...report, errorsCsv: errorsCsv(report) });
}

async function reloadAfter(
  report: { readonly committed: boolean },
  directory: LiveAreaDirectory,
): Promise<void> {
  if (report.committed) {
    await directory.reload();
  }
}

function errorsCsv({ refused }: Pick<BoundaryReport, 'refused'>): string {
  const lines = refused.map(({ line, code, raw }) => csvLine([line, code, importSentences[code][0], raw]));
  return csvLine(['line', 'code', 'message', 'raw']) + lines.join('');
}
