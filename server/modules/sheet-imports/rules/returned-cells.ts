import { isMark } from '../../../../lib/clerks/index.ts';

/** A number as a spreadsheet shortens it: its last digits are gone. */
const SCIENTIFIC = /^(\d)(?:[.,](\d+))?E\+(\d{1,2})$/iu;

/** What is left of a cell that a spreadsheet opened and wrote again: zeros before numbers, ".0" and spaces say nothing. */
export function plainCell(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(\d+)[.,]0+$/u, '$1')
    .replace(/(?<!\d)0+(?=\d)/gu, '');
}

/** Whether a cell that came back is the one that was sent out, however a spreadsheet wrote it. */
export function isSameCell(back: string, sent: string): boolean {
  return plainCell(back) === plainCell(sent) || isShortened(back.trim(), plainCell(sent));
}

function isShortened(back: string, sent: string): boolean {
  const [, first, more = '', power] = SCIENTIFIC.exec(back) ?? [];
  return (
    first !== undefined &&
    /^\d+$/u.test(sent) &&
    sent.length === Number(power) + 1 &&
    Number(sent).toPrecision(more.length + 1) ===
      Number(`${first}.${more}e${power}`).toPrecision(more.length + 1)
  );
}

/**
 * The cells of a row in its list after its file came back: what the file says anew, else what the list says now. A mark for
 * "as above" that stands where one stood in the list means what it meant there; the row above in the file is somebody else's.
 * @param base the cells as they were sent out.
 * @param now as they are in the list, with the columns that a mark stood for.
 * @param places of each column in the file; null: it is not there any more.
 */
export function laidOver(
  base: readonly string[],
  now: { readonly cells: readonly string[]; readonly dittos: readonly number[] },
  places: readonly (number | null)[],
  cells: readonly string[],
): string[] {
  return Array.from({ length: Math.max(now.cells.length, places.length) }, (_, at) => {
    const place = places[at] ?? null;
    const kept = now.cells[at] ?? '';
    const back = place === null ? kept : (cells[place] ?? '');
    const isUnchanged = isSameCell(back, base[at] ?? '') || (now.dittos.includes(at) && isMark(back));
    return isUnchanged ? kept : back;
  });
}

/** A row that somebody added to the file: its marks repeat the row above it there. */
export function addedCells(
  above: readonly string[],
  places: readonly (number | null)[],
  cells: readonly string[],
): { readonly cells: readonly string[]; readonly dittos: readonly number[] } {
  const dittos: number[] = [];
  const own = places.map((place, at) => {
    const text = place === null ? '' : (cells[place] ?? '');
    const upper = above[at] ?? '';
    if (isMark(text) && upper.trim() !== '' && !isMark(upper)) {
      dittos.push(at);
      return upper;
    }
    return text;
  });
  return { cells: own, dittos };
}
