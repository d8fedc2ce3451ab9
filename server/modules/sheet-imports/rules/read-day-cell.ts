import { readLooseDate, saysNothing, withoutLetters } from '../../../../lib/clerks/index.ts';
import type { SheetField } from './read-heading.ts';
import { relativeDay } from './relative-day.ts';
import type { Change, ChangeReason, Problem } from './row-notes.ts';

/** No list that is taken in tells of an earlier case or contact. */
const EARLIEST_DAY = '2000-01-01';
/** Of a day in which letters may stand for digits: "l5/ll". */
const FEWEST_DIGITS = 1;

/**
 * Reads cells of days: what is no day, or lies ahead, is a problem.
 * @param plan `day` is that of the whole sheet, from which "hôm qua" counts.
 */
export function dayReader(
  { day, today }: { readonly day: string | null; readonly today: string },
  change: Change,
  problem: Problem,
): (field: SheetField, text: string, from?: ChangeReason) => string | null {
  return (field, text, from) => {
    if (text === '' || saysNothing(text)) {
      return null;
    }
    const relative = relativeDay(text, day);
    const plain = withoutLetters(text, FEWEST_DIGITS);
    const read = relative === null ? readLooseDate(plain, today, false) : null;
    const found = relative ?? read?.day ?? null;
    // A serial number of nothing ("1") or of another column would be a day long ago.
    if (found === null || found < EARLIEST_DAY) {
      problem('bad-date', field);
      return null;
    }
    if (found > today) {
      problem('future-date', field);
      return null;
    }
    const reasons = [
      from ?? null,
      relative === null ? null : ('relative-day' as const),
      plain === text ? null : ('letter-digit' as const),
      read?.reason ?? null,
    ];
    for (const reason of reasons) {
      if (reason !== null) {
        change(reason, field, found);
      }
    }
    return found;
  };
}
