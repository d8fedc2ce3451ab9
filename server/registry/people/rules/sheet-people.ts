import { duplicateThreshold, sketchesAreAlike } from '../../../../lib/vietnamese/index.ts';
import type { PersonDraft } from '../types.ts';
import { comparePeople, isSurely } from './compare-people.ts';
import { type PersonKeys, saysNothing } from './keys.ts';

/** What an earlier row of the same list says of somebody who may be the person of a row. */
export type EarlierRow = {
  readonly row: number;
  readonly score: number;
  readonly reasons: readonly string[];
};

/**
 * People of one list, held against each other in memory while they are not on record yet. `twin`: the one earlier row that is
 * surely the same person; else all that may be.
 */
export type SheetPeople = {
  readonly meet: (
    row: number,
    draft: PersonDraft,
    keys: PersonKeys,
  ) => { readonly twin: number | null; readonly alike: readonly EarlierRow[] };
};

type Kept = { readonly row: number; readonly draft: PersonDraft; readonly sketch: bigint | null };

/** Begins with nobody. */
export function sheetPeople(): SheetPeople {
  const byKey = new Map<number, Kept[]>();
  return {
    meet: (row, draft, keys) => {
      const met = whoShares(byKey, keys);
      const alike: EarlierRow[] = [];
      const sure: number[] = [];
      for (const earlier of met) {
        const { score, reasons } = comparePeople(draft, earlier.draft);
        if (score >= duplicateThreshold) {
          alike.push({ row: earlier.row, score, reasons });
        }
        if (isSurely(draft, earlier.draft, score)) {
          sure.push(earlier.row);
        }
      }
      if (sure.length === 1) {
        return { twin: sure[0]!, alike: [] };
      }
      const sketch = keys.match.find((key) => key.sketch !== undefined)?.sketch ?? null;
      const kept = { row, draft, sketch };
      for (const { hash } of keys.match) {
        const at = placeOf(hash);
        const others = byKey.get(at);
        if (others === undefined) {
          byKey.set(at, [kept]);
        } else {
          others.push(kept);
        }
      }
      return { twin: null, alike };
    },
  };
}

function whoShares(byKey: ReadonlyMap<number, readonly Kept[]>, { probes }: PersonKeys): ReadonlySet<Kept> {
  const met = new Set<Kept>();
  for (const { kind, hash, sketch } of probes) {
    const others = byKey.get(placeOf(hash)) ?? [];
    for (const kept of saysNothing(kind, others.length) ? [] : others) {
      if (sketch === undefined || sketchesAreAlike(sketch, kept.sketch)) {
        met.add(kept);
      }
    }
  }
  return met;
}

/** Four bytes of a keyed hash: a small number is found five times as fast as a text, and who meets by chance is compared all the same. */
function placeOf(hash: Buffer): number {
  return hash.readInt32BE(0);
}
