/** How the number of a cell is shown, as far as it changes what is meant. */
export type NumberKind =
  | 'number'
  | 'date'
  /** A format of zeros only, such as `0000000000`: leading zeros belong to what is shown. */
  | { readonly digits: number };

/** Formats without a text of their own: days and times of Office Open XML part 1, 18.8.30, with those of East Asian versions. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53, 54, 55,
  56, 57, 58,
]);

/** What the numbers of a format are. `format`: its text, when the workbook has one of its own. */
export function numberKind(id: number, format: string | undefined): NumberKind {
  if (format === undefined) {
    return builtInDates.has(id) ? 'date' : 'number';
  }
  const first = format.split(';')[0]!;
  // Letters in quotes, after a backslash or an underscore, and in brackets are no letters of a date; [h] counts hours.
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./gu, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '');
  if (/\[(?:h+|m+|s+)\]/iu.test(bare)) {
    return 'number';
  }
  if (/^0{2,}$/u.test(bare)) {
    return { digits: bare.length };
  }
  const words = bare.replace(/general|am\/pm|a\/p/giu, '');
  return /[dmyhsbe]/iu.test(words) && !/[#?]|0[.,]?0*e/iu.test(words) ? 'date' : 'number';
}
