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

/** A row as it was read, and what was worked out of it since. */
export type RememberedRow = {
  readonly kept: KeptCells;
  /** What it says, by the judge that was asked last. */
  by: Judge | null;
  judged: JudgedRow | null;
  /** Of what it says. */
  lookedUp: LookedUpRow | null;
};

/** What was read, judged and looked up lately, so that the taking in after a check doesn't do it again for each row. */
export type SheetMemory = {
  /** A row by its encrypted form. */
  readonly find: (cells: Buffer) => RememberedRow | undefined;
  /** Rows far down a long sheet are not kept: they would push out those that are asked for next. */
  readonly note: (rowNo: number, cells: Buffer, kept: KeptCells) => RememberedRow;
  /** The judge of before where `key` says that it would judge the same. */
  readonly judge: (key: string, make: () => Judge) => Judge;
};

/** What a row says by a judge, worked out once for as long as the same one asks. */
export function judgedBy(judge: Judge, row: RememberedRow): JudgedRow {
  if (row.by !== judge || row.judged === null) {
    row.by = judge;
    row.judged = judge(row.kept);
    row.lookedUp = null;
  }
  return row.judged;
}

/** Rows of a sheet that are remembered: nearly all lists are shorter. Twice as many are held at most. */
const MOST_ROWS = 12_000;
const MOST_JUDGES = 4;
/** An officer looks at the check of a list for some minutes before it is taken in. */
const KEEP_MS = 10 * 60_000;

/** Remembers the newest sheets, and nothing when nobody has worked on one for ten minutes. */
export function sheetMemory(mostRows = MOST_ROWS): SheetMemory {
  let newest = new Map<string, RememberedRow>();
  let older = new Map<string, RememberedRow>();
  let judges = new Map<string, Judge>();
  const forget = setTimeout(() => {
    newest = new Map();
    older = new Map();
    judges = new Map();
  }, KEEP_MS).unref();
  return {
    find: (cells) => {
      const key = keyOf(cells);
      return newest.get(key) ?? older.get(key);
    },
    note: (rowNo, cells, kept) => {
      const row: RememberedRow = { kept, by: null, judged: null, lookedUp: null };
      if (rowNo > mostRows) {
        return row;
      }
      if (newest.size >= mostRows) {
        older = newest;
        newest = new Map();
      }
      newest.set(keyOf(cells), row);
      forget.refresh();
      return row;
    },
    judge: (key, make) => {
      const judge = judges.get(key) ?? make();
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
