/** Lines `Căn cứ …;` of a legal basis; parts are divided by semicolons, the last line ends with a full stop. */
export function basisLines(legalBasis: string): string[] {
  const parts = legalBasis.split(';').map((part) => part.trim().replace(/[.,]+$/, ''));
  const lines = parts
    .filter((part) => part !== '')
    .map((part) => {
      const line = /^(căn cứ|theo|xét)(?=\s)/iu.test(part) ? part : `Căn cứ ${part}`;
      return `${line[0]!.toLocaleUpperCase('vi')}${line.slice(1)}`;
    });
  // What both the office's template and the officer give stands there once.
  const once = lines.filter((line, i) => lines.findIndex((other) => sameText(other, line)) === i);
  return once.map((line, i) => `${line}${i === once.length - 1 ? '.' : ';'}`);
}

/** Lines `- …;` of the recipients, the last with a full stop. */
export function recipientLines(lines: readonly string[]): string[] {
  const given = lines
    .map((line) => line.replace(/^[-–]\s*/, '').replace(/[.;,]+$/, ''))
    .filter((line) => line !== '');
  return given.map((line, i) => `- ${line}${i === given.length - 1 ? '.' : ';'}`);
}

/** `16/11/1990` of `1990-11-16`. */
export function shortDate(date: string): string {
  return date.split('-').toReversed().join('/');
}

function sameText(a: string, b: string): boolean {
  return a.normalize('NFC').toLocaleLowerCase('vi') === b.normalize('NFC').toLocaleLowerCase('vi');
}
