import type { Role } from '../../../../contract/rights.ts';
import { qrMatrix } from '../../../../lib/credentials/qr-svg.ts';

/** Sheets made at once; a province has some hundred sites. */
export const MOST_UNITS = 500;
const LONGEST = 160;
const MARGIN = 4;

/** Units of pasted lines, the first cell of each, each once. */
export function unitsIn(pasted: string): string[] {
  const first = pasted.split(/\r?\n/u).map((line) => line.split('\t')[0]!.trim().replaceAll(/\s+/gu, ' '));
  return [...new Set(first.filter((unit) => unit !== '').map((unit) => unit.slice(0, LONGEST)))];
}

/** Where somebody of a unit begins: the log-in page with role and unit filled in; citizens have a page of their own. */
export function inviteUrl(origin: string, role: Role, unit: string): string {
  return role === 'citizen'
    ? `${origin}/tap-huan?${new URLSearchParams({ unit })}`
    : `${origin}/console/login?${new URLSearchParams({ role, unit })}`;
}

/** A code as one path of dark modules, with its white margin; null where the text is too long for any code. */
export function qrPath(text: string): { readonly side: number; readonly path: string } | null {
  const matrix = qrMatrix(text);
  if (!matrix.ok) {
    return null;
  }
  const { rows } = matrix.value;
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`] : [])),
  );
  return { side: rows.length + 2 * MARGIN, path: dark.join('') };
}
