import { duplicateThreshold, sketchesAreAlike } from '../../../../lib/vietnamese/index.ts';
import type { PersonDraft } from '../types.ts';
import { comparePeople, isSurely } from './compare-people.ts';
import { keyText, type PersonKeys } from './keys.ts';

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
  const byKey = new Map<string, Kept[]>();
  return {
    meet: (row, draft, keys) => {
      const met = new Map<number, PersonDraft>();
      for (const probe of keys.probes) {
        for (const kept of byKey.get(keyText({ kind: probe.kind, hash: probe.hash })) ?? []) {
          if (sketchesAreAlike(probe.sketch ?? null, kept.sketch)) {
            met.set(kept.row, kept.draft);
          }
        }
      }
      const alike: EarlierRow[] = [];
      const sure: number[] = [];
      for (const [other, earlier] of met) {
        const { score, reasons } = comparePeople(draft, earlier);
        if (score >= duplicateThreshold) {
          alike.push({ row: other, score, reasons });
        }
        if (isSurely(draft, earlier, score)) {
          sure.push(other);
        }
      }
      if (sure.length === 1) {
        return { twin: sure[0]!, alike: [] };
      }
      for (const { kind, hash, sketch } of keys.match) {
        const text = keyText({ kind, hash });
        const kept = { row, draft, sketch: sketch ?? null };
        const others = byKey.get(text);
        if (others === undefined) {
          byKey.set(text, [kept]);
        } else {
          others.push(kept);
        }
      }
      return { twin: null, alike };
    },
  };
}
