export type { SheetInfo, Workbook } from './book.ts';
export {
  cellText,
  type CellValue,
  dateOfSerial,
  serialOfDate,
  type SheetDate,
  type SheetError,
} from './cells.ts';
export { csvForm, type CsvForm, delimitedRows, delimiterOf, readCsvSheet } from './csv-read.ts';
export { CSV_MARK, csvLine, type CsvValue } from './csv-write.ts';
export { defaultLimits, type SheetLimits } from './limits.ts';
export type { Merge } from './merges.ts';
export { plainZip, type ZipPort } from './port.ts';
export { type SheetOutcome, type SheetRefusal, sheetSentences, type SheetStop } from './refusals.ts';
export type { SheetRow } from './rows.ts';
export { type FileKind, kindOf } from './sniff.ts';
export { blobSource, type ByteSource, bytesSource } from './source.ts';
export { openWorkbook, type OpenOptions } from './workbook.ts';
export type { CellInput, ColumnKind } from './write-cells.ts';
export { type SheetColumn, type SheetPlan, type WriteOptions, writeXlsx } from './xlsx-write.ts';
