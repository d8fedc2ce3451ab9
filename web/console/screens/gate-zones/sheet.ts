import { CSV_MARK, csvLine } from '../../../../lib/sheets/csv-write.ts';
import { fold } from '../../app/palette/fold.ts';
import { readCells } from '../../../shared/lists/cells.ts';

/** What a pasted table looks like before it is sent. */
export type SheetLook = {
  readonly rows: number;
  readonly columns: readonly string[];
  /** Whether the first row names a level and a unit, as the server will ask. */
  readonly usable: boolean;
};

const LEVEL = /^(level|muc|cap do|cap do dich|vung|mau|muc do nguy co)$/u;
const UNIT =
  /^(area.?code|code|ma|ma (don vi|xa|huyen|tinh)|province|district|commune|tinh.*|huyen|quan.*|xa.*|phuong.*)$/u;

/** Counts the rows of a pasted table and looks at its columns; what it means the server reads. */
export function lookAt(text: string): SheetLook {
  const [header = [], ...rows] = readCells(text);
  const names = header.map((name) => fold(name).trim());
  return {
    rows: rows.length,
    columns: header,
    usable: names.some((name) => LEVEL.test(name)) && names.some((name) => UNIT.test(name)),
  };
}

export type RefusedRow = {
  readonly line: number;
  readonly raw: string;
  readonly vi: string;
  readonly en: string;
};

/** Refused rows as a CSV file that spreadsheets open with its marks intact. */
export function refusedCsv(rows: readonly RefusedRow[]): string {
  const lines = rows.map(({ line, raw, vi, en }) => csvLine([line, raw, vi, en]));
  return `${CSV_MARK}${csvLine(['line', 'raw', 'reason_vi', 'reason_en'])}${lines.join('')}`;
}
