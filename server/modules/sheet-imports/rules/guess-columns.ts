import type { Merge } from '../../../../lib/sheets/index.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { ColumnView, Plan } from '../store/tables.ts';
import { fieldOfTitle, fieldOfValues, findHeading, type SheetField, titlesOf } from './read-heading.ts';
import { fillTitles, type StagedRow } from './stage-rows.ts';

const SAMPLES = 3;

/** Under which a title is remembered. */
export function titleKey(title: string): string {
  return fold(title).replace(/\s+/gu, ' ').trim();
}

export type GuessedColumns = { readonly plan: Plan; readonly columns: readonly ColumnView[] };

/**
 * What the columns mean: as the sender's last sheet had it, else by their titles, else by what they hold. Each meaning goes to
 * one column only, the first; phones and addresses may stand in several.
 * @param moreTitles titles of columns that only a later table of the sheet has, by their place.
 */
export function guessColumns(
  top: readonly StagedRow[],
  merges: readonly Merge[],
  known: { readonly [title: string]: SheetField | null },
  moreTitles: ReadonlyMap<number, string> = new Map(),
): GuessedColumns {
  const filled = fillTitles(top, merges);
  const heading = findHeading(filled);
  const index = filled.findIndex(({ row }) => row === heading.row);
  const ownTitles =
    index < 0
      ? []
      : titlesOf(filled[index]!.cells, heading.rows === 2 ? (filled[index + 1]?.cells ?? []) : []);
  const titles = [...ownTitles];
  for (const [at, title] of moreTitles) {
    while (titles.length <= at) {
      titles.push('');
    }
    titles[at] = title;
  }
  const body = top.filter(({ row }) => row >= heading.row + (heading.row === 0 ? 1 : heading.rows));
  const width = Math.max(titles.length, ...body.map(({ cells }) => cells.length), 1);
  const taken = new Set<SheetField>();
  const columns = Array.from({ length: width }, (_, at): ColumnView => {
    const title = titles[at] ?? '';
    const values = body.map(({ cells }) => cells[at] ?? '').filter((value) => value.trim() !== '');
    const key = titleKey(title);
    const isKnown = key !== '' && Object.hasOwn(known, key);
    const byTitle = isKnown ? (known[key] ?? null) : fieldOfTitle(title);
    const field = byTitle ?? (title === '' && !isKnown ? fieldOfValues(values) : null);
    const isFree = field !== null && (!taken.has(field) || field === 'phone' || field === 'address');
    if (isFree) {
      taken.add(field);
    }
    const guess = !isFree ? 'none' : isKnown ? 'sender' : byTitle === null ? 'content' : 'heading';
    return { title, field: isFree ? field : null, guess, samples: values.slice(0, SAMPLES) };
  });
  return {
    plan: { headerRow: heading.row, headerRows: heading.rows, columns: columns.map(({ field }) => field) },
    columns,
  };
}
