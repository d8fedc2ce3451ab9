import { fold } from '../../../../lib/vietnamese/index.ts';
import { addDays } from './first-day.ts';

const SAID: readonly (readonly [RegExp, number])[] = [
  [/^((hom|bua|ngay) )?nay$|^(sang|trua|chieu|toi) (hom )?nay$/, 0],
  [/^((hom|bua|ngay) )?qua$|^(sang|trua|chieu|toi|dem) (hom )?qua$|^dem qua$/, -1],
  [/^(hom|bua|ngay) kia$|^(sang|trua|chieu|toi) (hom )?kia$/, -2],
];

/** The day that "hôm qua", "sáng nay" mean in a list of a day; null: the words mean none, or the day of the list is not known. */
export function relativeDay(text: string, day: string | null): string | null {
  const by = SAID.find(([words]) => words.test(fold(text)))?.[1];
  return by === undefined || day === null ? null : addDays(day, by);
}
