import type { ExposingStays } from './exposures.ts';
import type { Hits } from './hits.ts';
import type { PersonColumns } from './presence-index.ts';
import type { Counting } from './scan.ts';

/** Milliseconds of everybody's overlaps, added up in `sums`; people met for the first time are listed in `found`. */
export function countSums(
  { opens, closes, person: exposers }: ExposingStays,
  { sums, marks, found }: PersonColumns,
  onlyMarked: boolean,
): Counting & { readonly people: () => number } {
  let people = 0;
  const add = (person: number, ms: number): void => {
    const sum = sums[person]!;
    if (sum === 0) {
      found[people] = person;
      people += 1;
    }
    sums[person] = sum + ms;
  };
  return {
    people: () => people,
    meet: ({ person, inAt, outAt }, row, beside, count) => {
      const one = person[row]!;
      if (onlyMarked && marks[one] === 0) {
        return;
      }
      const into = inAt[row]!;
      const out = outAt[row]!;
      const { present, from, atLeast, opens: opening, closes: closing } = beside;
      let ms = 0;
      for (let k = 0; k < count; k += 1) {
        const i = present[k]!;
        if (exposers[from + i] !== one) {
          ms += (closing[i]! < out ? closing[i]! : out) - into;
        }
      }
      for (let i = beside.next; i < beside.count && opening[i]! <= out - atLeast; i += 1) {
        const length = (closing[i]! < out ? closing[i]! : out) - opening[i]!;
        if (length >= atLeast && exposers[from + i] !== one) {
          ms += length;
        }
      }
      if (ms > 0) {
        add(one, ms);
      }
    },
    one: (person, inAt, outAt, from, { to, atLeast }) => {
      let ms = 0;
      for (let i = from; i < to && opens[i]! <= outAt - atLeast; i += 1) {
        const length = Math.min(closes[i]!, outAt) - Math.max(opens[i]!, inAt);
        ms += length >= atLeast && exposers[i] !== person ? length : 0;
      }
      if (ms > 0 && (!onlyMarked || marks[person] !== 0)) {
        add(person, ms);
      }
    },
  };
}

/**
 * Overlaps of people whose mark is zero, or with `marked` of those whose mark is not.
 * @param apart an overlap each; else one hit for all overlaps of a stay, of which there may be many times more.
 */
export function countHits(
  { opens, closes, person: exposers, exposerNo }: ExposingStays,
  { marks }: PersonColumns,
  { marked, apart }: { readonly marked: boolean; readonly apart: boolean },
  hits: Hits,
): Counting {
  const wanted = (person: number): boolean => (marks[person] !== 0) === marked;
  return {
    meet: ({ dayStart, person, inAt, outAt }, row, beside, count, place) => {
      const one = person[row]!;
      if (!wanted(one)) {
        return;
      }
      const into = inAt[row]!;
      const out = outAt[row]!;
      const { present, next, from, atLeast, opens: opening, closes: closing } = beside;
      let ms = 0;
      let earliest = 0;
      let last = 0;
      let via = -1;
      for (let k = next - count; k < beside.count; k += 1) {
        const i = k < next ? present[k - next + count]! : k;
        const begins = k < next ? into : opening[i]!;
        if (begins > out - atLeast) {
          break;
        }
        const ends = closing[i]! < out ? closing[i]! : out;
        if (ends - begins >= atLeast && exposers[from + i] !== one) {
          if (apart) {
            hits.add(one, place, exposerNo[from + i]!, dayStart + begins, dayStart + ends, ends - begins);
          } else {
            if (via < 0 || (begins === earliest && exposerNo[from + i]! < exposerNo[via]!)) {
              earliest = begins;
              via = from + i;
            }
            ms += ends - begins;
            last = ends > last ? ends : last;
          }
        }
      }
      if (ms > 0) {
        hits.add(one, place, exposerNo[via]!, dayStart + earliest, dayStart + last, ms);
      }
    },
    one: (person, inAt, outAt, from, { place, to, atLeast }) => {
      let ms = 0;
      let earliest = 0;
      let last = 0;
      let via = -1;
      for (let i = from; i < to && opens[i]! <= outAt - atLeast; i += 1) {
        const begins = Math.max(opens[i]!, inAt);
        const ends = Math.min(closes[i]!, outAt);
        if (ends - begins >= atLeast && exposers[i] !== person && wanted(person)) {
          if (apart) {
            hits.add(person, place, exposerNo[i]!, begins, ends, ends - begins);
          } else {
            if (via < 0 || (begins === earliest && exposerNo[i]! < exposerNo[via]!)) {
              earliest = begins;
              via = i;
            }
            ms += ends - begins;
            last = Math.max(last, ends);
          }
        }
      }
      if (ms > 0) {
        hits.add(person, place, exposerNo[via]!, earliest, last, ms);
      }
    },
  };
}
