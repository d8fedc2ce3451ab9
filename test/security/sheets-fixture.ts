import { uuid7 } from '../../server/platform/ids/uuid7.ts';

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

/** An export whose purpose is a name that occurs in no other data. */
export function exportBody(areaId: string, purpose: string): object {
  return { id: uuid7(), kind: 'line-list', purpose, recipient: 'Nơi nhận', areaId };
}

/** A sheet: a name that occurs in no other data. */
export function sheetBody(areaId: string, name: string): object {
  return {
    id: uuid7(),
    fileName: 'danh-sach.csv',
    sender: name,
    areaId,
    kind: 'case',
    content: Buffer.from(`Họ tên\n${name}\n`).toString('base64'),
  };
}
