import { exportBody } from './outside-exports.ts';
import { sheetBody } from './outside-sheet-imports.ts';

/** Sheets that came in, and data that left. */
export type SheetsFixture = {
  readonly importId: string;
  readonly busyImportId: string;
  readonly exportId: string;
};

/** Makes them through the API. */
export async function buildSheets(
  make: (path: string, body: object) => Promise<{ id: string }>,
  communeId: string,
  mark: string,
): Promise<SheetsFixture> {
  return {
    importId: (await make('/imports', sheetBody(communeId, mark))).id,
    busyImportId: (await make('/imports', sheetBody(communeId, mark))).id,
    exportId: (await make('/exports', exportBody(communeId, mark))).id,
  };
}
