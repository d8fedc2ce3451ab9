import type { KeptCells } from '../rules/clean-row.ts';
import type { LookedFor, PersonDraft } from '../../../registry/people/index.ts';
import type { Judge, JudgedRow } from '../rules/judge-row.ts';

/** Whom a row names, and who that may be. */
export type LookedUpRow = {
  readonly draft: PersonDraft;
  readonly looked: LookedFor;
  /** Whether the row makes somebody new, by that look; undefined: not asked yet. */
  readonly isNew?: boolean | undefined;
};

/** What was read and judged lately, so that a check and the taking in after it don't decrypt and judge each row again. */
export type SheetMemory = {
  /** Texts of a row by their encrypted form. */
  readonly find: (cells: Buffer) => KeptCells | undefined;
  /** Rows far down a long sheet are not remembered: they would push out those that are asked for next. */
  readonly note: (rowNo: number, cells: Buffer, kept: KeptCells) => void;
  /** The judge of before, with what it remembers, where `key` says that it would judge the same. */
  readonly judge: (key: string, make: () => Judge) => Judge;
  /** Who rows were found to be, for as long as what they say is remembered. */
  readonly looked: WeakMap<JudgedRow, LookedUpRow>;
};

/** Rows of a sheet that are remembered: nearly all lists are shorter. Twice as many are held at most. */
const MOST_ROWS = 12_000;
const MOST_JUDGES = 4;
/** An officer looks at the check of a list for some minutes before it is taken in. */
const KEEP_MS = 10 * 60_000;

/** Remembers the newest sheets, and nothing when nobody has worked on one for ten minutes. */
export function sheetMemory(mostRows = MOST_ROWS): SheetMemory {
  let newest = new Map<string, KeptCells>();
  let older = new Map<string, KeptCells>();
  let judges = new Map<string, Judge>();
  const forget = setTimeout(() => {
    newest = new Map();
    older = new Map();
    judges = new Map();
  }, KEEP_MS).unref();
  return {
    looked: new WeakMap(),
    find: (cells) => {
      const key = keyOf(cells);
      return newest.get(key) ?? older.get(key);
    },
    note: (rowNo, cells, kept) => {
      if (rowNo > mostRows) {
        return;
      }
      if (newest.size >= mostRows) {
        older = newest;
        newest = new Map();
      }
      newest.set(keyOf(cells), kept);
      forget.refresh();
    },
    judge: (key, make) => {
      const judge = judges.get(key) ?? remembering(make());
      judges.delete(key);
      judges.set(key, judge);
      if (judges.size > MOST_JUDGES) {
        judges.delete(judges.keys().next().value!);
      }
      return judge;
    },
  };
}

/** Nonce and tag: no two values have them in common, and whoever changes a value cannot keep its tag. */
function keyOf(cells: Buffer): string {
  return cells.toString('latin1', 1, 13) + cells.toString('latin1', cells.length - 16);
}

/** A judge that judges the same texts once, for as long as somebody else remembers them. */
function remembering(judge: Judge): Judge {
  const known = new WeakMap<KeptCells, JudgedRow>();
  return (kept) => {
    const judged = known.get(kept) ?? judge(kept);
    known.set(kept, judged);
    return judged;
  };
}
