import { strToU8, zipSync } from 'fflate';
import { bytesSource, type CellValue, openWorkbook, type OpenOptions, type SheetStop } from './index.ts';

/** Parts of a workbook as text or bytes; those left out are the least that makes one. */
export type RawParts = {
  readonly sheet: string | Uint8Array;
  readonly sheet2?: string;
  readonly workbook?: string;
  readonly styles?: string;
  readonly shared?: string;
  readonly more?: { readonly [name: string]: Uint8Array };
};

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook put together by hand, for what no writer makes on purpose. */
export function rawWorkbook({ sheet, sheet2, workbook, styles, shared, more }: RawParts): Uint8Array {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${REL}/${type}" Target="${target}"/>`;
  const asBytes = (part: string | Uint8Array) => (typeof part === 'string' ? strToU8(part) : part);
  return zipSync({
    '_rels/.rels': strToU8(
      `<Relationships>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'worksheet', '/xl/worksheets/sheet2.xml')}${relation(3, 'styles', 'styles.xml')}${relation(4, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      workbook ??
        `<workbook><sheets><sheet name="Trang 1" r:id="rId1"/>${sheet2 === undefined ? '' : '<sheet name="Trang 2" state="hidden" r:id="rId2"/>'}</sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': asBytes(sheet),
    ...(sheet2 === undefined ? {} : { 'xl/worksheets/sheet2.xml': strToU8(sheet2) }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': strToU8(styles) }),
    ...(shared === undefined ? {} : { 'xl/sharedStrings.xml': strToU8(shared) }),
    ...more,
  });
}

export type Read = {
  readonly rows: (readonly [number, readonly CellValue[]])[];
  readonly stop: SheetStop | null;
};

/** Opens and reads a sheet to its end. */
export async function readAll(
  bytes: Uint8Array,
  options: OpenOptions & { readonly sheet?: number; readonly fillDown?: boolean } = {},
): Promise<Read> {
  const opened = await openWorkbook(bytesSource(bytes), options);
  if (!opened.ok) {
    return { rows: [], stop: opened };
  }
  const rows: (readonly [number, readonly CellValue[]])[] = [];
  const fill = { fillDown: options.fillDown === true };
  for await (const row of opened.value.rows(options.sheet ?? 0, fill)) {
    if (!row.ok) {
      return { rows, stop: row };
    }
    rows.push([row.row, row.cells]);
  }
  return { rows, stop: null };
}

/** All bytes of a stream. */
export async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) {
    parts.push(piece);
  }
  return new Uint8Array(Buffer.concat(parts));
}
