/** A row of a file by column name; columns that the row lacks are absent. */
export type CsvRow = Readonly<Record<string, string | undefined>>;

/** Rows of an RFC 4180 text with a header line: quoted fields, CRLF or LF, a leading BOM; values trimmed, blank lines skipped. */
export function readCsvRows(text: string): { line: number; row: CsvRow }[] {
  const [header, ...records] = readRecords(text.replace(/^\uFEFF/u, ''));
  return records
    .filter(({ fields }) => fields.some((field) => field !== ''))
    .map(({ line, fields }) => ({
      line,
      row: Object.fromEntries((header?.fields ?? []).map((name, i) => [name, fields[i]])),
    }));
}

const field = /"((?:[^"]|"")*)"([^,\r\n]*)|([^,\r\n]*)/uy;

function readRecords(text: string): { line: number; fields: string[] }[] {
  const records: { line: number; fields: string[] }[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const fields: string[] = [];
    const start = line;
    let more = true;
    while (more) {
      field.lastIndex = at;
      const [whole = '', quoted, after = '', plain = ''] = field.exec(text) ?? [];
      fields.push((quoted === undefined ? plain : quoted.replaceAll('""', '"') + after).trim());
      line += whole.split('\n').length - 1;
      at += whole.length;
      more = text[at] === ',';
      at += more ? 1 : 0;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    records.push({ line: start, fields });
  }
  return records;
}
