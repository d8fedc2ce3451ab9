import { cellText, type Merge, type SheetRow } from '../../../../lib/sheets/index.ts';
import type { KeptCells } from './clean-row.ts';
import type { TopRow } from './read-heading.ts';

/** Rows at the top among which the titles are looked for. */
export const TOP_ROWS = 30;
const DITTO = /^(["”“〃″]{1,2}|''|-?"-?|nt|n\.t\.?|-nt-|như trên|nhu tren|ditto|do\.)$/iu;
/** A list of people has no more; a wider sheet is refused, not cut. */
export const MOST_COLUMNS = 200;

/** A row as it is kept. */
export type StagedRow = KeptCells & { readonly row: number };

/**
 * Takes rows as they were read into the form that is kept: texts, with what ditto marks stand for. A mark repeats the cell
 * above it in the last row of more than one cell: section lines between are passed over.
 */
export function rowStager(): (row: SheetRow) => StagedRow {
  let above: readonly string[] = [];
  return ({ row, cells: values }) => {
    const dittos: number[] = [];
    const cells = values.map((value, column) => {
      const text = cellText(value).normalize('NFC').replaceAll('\u0000', '');
      const upper = above[column] ?? '';
      if (DITTO.test(text.trim()) && upper !== '') {
        dittos.push(column);
        return upper;
      }
      return text;
    });
    if (cells.filter((cell) => cell.trim() !== '').length > 1) {
      above = cells;
    }
    return { row, cells, dittos };
  };
}

/** The top of a sheet with its merged cells filled to the right and down, as titles stand over several columns. */
export function fillTitles(top: readonly TopRow[], merges: readonly Merge[]): TopRow[] {
  return top.map(({ row, cells }) => {
    const filled = [...cells];
    for (const { top: first, left, right } of merges) {
      // A line over the whole sheet is its title, not one of columns.
      if (first === row - 1 && right > left && right - left < 6) {
        for (let column = left + 1; column <= right; column += 1) {
          while (filled.length < column) {
            filled.push('');
          }
          filled[column] ||= cells[left] ?? '';
        }
      }
    }
    return { row, cells: filled };
  });
}
