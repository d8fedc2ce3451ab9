import { readLooseDate } from '../../../../lib/clerks/index.ts';

const DAY = String.raw`\d{1,2}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*(?:\d{4}|\d{2}))?|\d{1,2}\s*tháng\s*\d{1,2}(?:\s*năm\s*\d{4})?`;
/** The name of a sheet is short: "03.11", "Ngày 3-11". */
const BARE = new RegExp(String.raw`(?<![\d/.\-])(${DAY})(?![\d/.\-]*\d)`, 'iu');
/** A title or the name of a file says other numbers too: a day stands behind its word, or has its year. */
const NAMED = new RegExp(String.raw`(?:ngày|ngay)[\s_]*(${DAY})(?![\d/.\-]*\d)`, 'iu');
const WHOLE = /(?<![\d/.-])(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?!\d)/u;

/** The day that a sheet is of, by its own name, its titles, or the name of its file; undefined: none says one up to today. */
export function guessDay(
  sheet: string,
  titles: readonly string[],
  fileName: string,
  today: string,
): string | undefined {
  const found = [
    BARE.exec(sheet),
    ...titles.map((title) => NAMED.exec(title)),
    NAMED.exec(fileName),
    WHOLE.exec(fileName),
  ];
  return found
    .map((match) => (match === null ? null : (readLooseDate(match[1]!, today, false)?.day ?? null)))
    .find((day): day is string => day !== null && day <= today);
}
