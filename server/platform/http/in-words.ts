import { codeWords, columnTitle, type Lang } from '../../../contract/list-words.ts';
import type { CsvValue } from '../../../lib/sheets/index.ts';
import type { TableFile } from './handler.ts';

const LOCAL = 7 * 3_600_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u;
const yesNo: { readonly [lang in Lang]: readonly [no: string, yes: string] } = {
  vi: ['Không', 'Có'],
  en: ['No', 'Yes'],
};

/**
 * A list as people read it: titles and codes in words, instants on Vietnam's clock. Days stay `YYYY-MM-DD`: a spreadsheet set to
 * another country takes 05/03 for the third of May. What has no word stays as it is.
 * @param asText whether the file holds text only; a workbook keeps instants, which are times to it.
 */
export function inWords(
  file: TableFile,
  key: string,
  { lang, asText }: { readonly lang: Lang; readonly asText: boolean },
): TableFile {
  const ways = file.header.map((column) => codeWords(key, column, lang));
  const word = (value: CsvValue, index: number): CsvValue => {
    if (typeof value === 'boolean') {
      return yesNo[lang][value ? 1 : 0];
    }
    if (typeof value !== 'string' || value === '') {
      return value;
    }
    const way = ways[index];
    if (way !== undefined) {
      return way(value);
    }
    return asText && INSTANT.test(value) ? localTime(value) : value;
  };
  async function* rows(): AsyncGenerator<readonly CsvValue[]> {
    for await (const row of file.rows) {
      yield row.map(word);
    }
  }
  return {
    ...file,
    header: file.header.map((column) => columnTitle(key, column, lang) ?? column),
    rows: rows(),
  };
}

/** `2026-11-23 08:30`: spreadsheets of every country read it as a time. */
function localTime(instant: string): string {
  return new Date(Date.parse(instant) + LOCAL).toISOString().slice(0, 16).replace('T', ' ');
}
