export type CsvValue = string | number | boolean | null | undefined;

/** Excel reads Vietnamese in a CSV file only behind this mark. */
export const CSV_MARK = '\uFEFF';

/** One CSV line (RFC 4180). A text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value !== 'string') {
    return String(value);
  }
  const safe = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+([.,]\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
