import type { Merge } from '../../../../lib/sheets/index.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { ColumnView, Plan } from '../store/tables.ts';
import { dayOfTitles } from './day-columns.ts';
import { countedDays, type CountedDays } from './day-numbers.ts';
import { fieldOfTitles, fieldOfValues, findHeading, type SheetField } from './read-heading.ts';
import { fillTitles, type StagedRow } from './stage-rows.ts';

const SAMPLES = 3;
/** What may stand in several columns. */
const SEVERAL: ReadonlySet<SheetField> = new Set(['phone', 'address', 'familyName']);

/** Under which a title is remembered. */
export function titleKey(title: string): string {
  return fold(title).replace(/\s+/gu, ' ').trim();
}

export type GuessedColumns = {
  readonly plan: Plan;
  readonly columns: readonly ColumnView[];
  /** Columns that count days instead of naming them, and the highest number whose column holds anything at the top. */
  readonly counted: (CountedDays & { readonly filledTo: number }) | null;
};

/**
 * What the columns mean: as the sender's last sheet had it, else by their titles, else by what they hold. Each meaning goes to
 * one column only, the first; phones and addresses may stand in several.
 * A column a day means follow-up where the sheet takes it (`takesDays`); its day is told in any case.
 * @param moreTitles titles of columns that only a later table of the sheet has, by their place.
 */
export function guessColumns(
  top: readonly StagedRow[],
  merges: readonly Merge[],
  known: { readonly [title: string]: SheetField | null },
  moreTitles: ReadonlyMap<number, string>,
  { today, takesDays }: { readonly today: string; readonly takesDays: boolean },
): GuessedColumns {
  const filled = fillTitles(top, merges);
  const heading = findHeading(filled, today);
  const titles = [...heading.titles];
  for (const [at, title] of moreTitles) {
    while (titles.length <= at) {
      titles.push([]);
    }
    titles[at] = [title];
  }
  const body = top.filter(({ row }) => row >= heading.row + (heading.row === 0 ? 1 : heading.rows));
  const width = Math.max(titles.length, ...body.map(({ cells }) => cells.length), 1);
  const taken = new Set<SheetField>();
  const days = Array.from({ length: width }, (_, at) => dayOfTitles(titles[at] ?? [], today));
  const counted = countedDays(
    Array.from({ length: width }, (_, at) =>
      days[at] === null && fieldOfTitles(titles[at] ?? []) === null ? (titles[at] ?? []) : [],
    ),
  );
  const isDay = (at: number) => days[at] !== null || (counted?.numbers[at] ?? null) !== null;
  const columns = Array.from({ length: width }, (_, at): ColumnView => {
    const parts = titles[at] ?? [];
    const title = parts.join(' ');
    const values = body.map(({ cells }) => cells[at] ?? '').filter((value) => value.trim() !== '');
    const key = titleKey(title);
    const isKnown = key !== '' && Object.hasOwn(known, key);
    const own = fieldOfTitles(parts) ?? (isDay(at) ? 'dayMark' : null);
    const byTitle = isKnown ? (known[key] ?? null) : own;
    const field = byTitle ?? (title === '' && !isKnown ? fieldOfValues(values) : null);
    const isFree =
      field !== null &&
      (field === 'dayMark' ? takesDays && isDay(at) : !taken.has(field) || SEVERAL.has(field));
    if (isFree) {
      taken.add(field);
    }
    const guess = !isFree ? 'none' : isKnown ? 'sender' : byTitle === null ? 'content' : 'heading';
    return { title, field: isFree ? field : null, guess, samples: values.slice(0, SAMPLES) };
  });
  return {
    plan: {
      headerRow: heading.row,
      headerRows: heading.rows,
      columns: columns.map(({ field }) => field),
      ...(days.some((day) => day !== null) || counted !== null ? { days } : {}),
      ...(counted === null ? {} : { dayNumbers: [...counted.numbers] }),
      ...(takesDays && counted?.afterContact === true && taken.has('lastContactDate')
        ? { daysAfterContact: true }
        : {}),
    },
    columns,
    counted:
      counted === null
        ? null
        : {
            ...counted,
            filledTo: Math.max(
              0,
              ...counted.numbers.map((n, at) => (columns[at]!.samples.length > 0 ? (n ?? 0) : 0)),
            ),
          },
  };
}
