import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../../platform/access/scope.ts';
import type {
  EarlierRow,
  LaidOutPeople,
  LookedFor,
  PersonDraft,
  PersonKeys,
  RowMatch,
  SealedPerson,
  SheetPeople,
} from '../../../registry/people/index.ts';
import type { SheetContext, WorkContext } from '../context.ts';
import type { Judge, JudgedRow } from '../rules/judge-row.ts';
import { type OpenRow, openRow, readSealedRows, type WantedRows } from '../store/rows.ts';
import { judgedBy, type RememberedRow } from '../store/sheet-memory.ts';
import type { ImportRow } from '../store/tables.ts';
import { draftOf, namesSomebody, personOf } from './review-rows.ts';

/** Rows worked on at once: about a millisecond, so that requests and the writing of the batch before never wait longer. */
const SLICE = 10;
/** Rows of one look at the registry. */
const LOOK_AT_ONCE = 400;

/** A row that was read, decrypted and judged outside any transaction. */
export type PreparedRow = OpenRow & {
  readonly judged: JudgedRow;
  readonly remembered: RememberedRow;
  /** Who that may be; null for a row that names nobody or carries an id of ours. */
  readonly looked: LookedFor | null;
};

/** A row to take in. */
export type RowToTakeIn = PreparedRow & {
  /** Of a row that makes a new person: encrypted and hashed already. */
  readonly person: { readonly draft: PersonDraft; readonly sealed: SealedPerson } | null;
  /** An earlier row that is surely the same person, where both are new. */
  readonly twin: number | null;
  /** Earlier rows that may be. */
  readonly alike: readonly EarlierRow[];
};

type Preparing = Pick<WorkContext, 'platform' | 'people' | 'memory'>;

/**
 * Prepares rows while the database writes the batch before. Who a row may be is looked up here; what other transactions
 * change of that, and whether the row still waits, is asked when it is taken in.
 */
export async function prepareRows(
  { platform, people, memory }: Preparing,
  scope: Scope,
  sheet: ImportRow,
  judge: Judge,
  wanted: WantedRows,
): Promise<PreparedRow[]> {
  const rows = await readSealedRows(scope, platform.db, sheet.id, wanted);
  const opened: Omit<PreparedRow, 'looked'>[] = [];
  const look = lookingUp({ platform, people }, scope);
  for (const [i, row] of rows.entries()) {
    await nextSlice(i);
    const { cells, ...rest } = row;
    const remembered =
      memory.find(cells) ?? memory.note(row.row_no, cells, openRow(platform.secrets, row).kept);
    const judged = judgedBy(judge, remembered);
    opened.push({ ...rest, kept: remembered.kept, judged, remembered });
    if (namesSomebody(judged) && remembered.lookedUp === null) {
      look.add(remembered, draftOf(sheet, judged));
    }
  }
  await look.end();
  return opened.map((one) => ({ ...one, looked: one.remembered.lookedUp?.looked ?? null }));
}

/** Looks some rows up while the next are judged. */
function lookingUp({ platform, people }: Pick<Preparing, 'platform' | 'people'>, scope: Scope) {
  let waiting: { remembered: RememberedRow; draft: PersonDraft; keys: PersonKeys }[] = [];
  let last = Promise.resolve();
  const lookAfter = async (before: Promise<void>, asked: typeof waiting) => {
    await before;
    const found = await people.lookFor(scope, platform.db, asked);
    asked.forEach(({ remembered, draft }, i) => {
      remembered.lookedUp = { draft, looked: found[i]! };
    });
  };
  const begin = () => {
    last = lookAfter(last, waiting);
    waiting = [];
    // Whoever waits for the end hears of a failure.
    last.catch(() => undefined);
  };
  return {
    add: (remembered: RememberedRow, draft: PersonDraft) => {
      waiting.push({ remembered, draft, keys: people.hash(draft) });
      if (waiting.length === LOOK_AT_ONCE) {
        begin();
      }
    },
    end: async () => {
      begin();
      await last;
    },
  };
}

/** The same with the people whom rows make, held against those of the rows before. */
export async function prepareToTake(
  context: Preparing,
  scope: Scope,
  sheet: ImportRow,
  rows: readonly PreparedRow[],
  others: SheetPeople,
): Promise<RowToTakeIn[]> {
  const { people } = context;
  await judgeWhoIsNew(context, scope, sheet, rows);
  const prepared: RowToTakeIn[] = [];
  for (const [i, row] of rows.entries()) {
    await nextSlice(i);
    const named = row.judged.state === 'ready' ? row.remembered.lookedUp : null;
    // Who is known is met too: rows below may be of somebody by what this one puts on the record.
    const met = named === null ? null : others.meet(row.row_no, named.draft, named.looked.keys);
    if (named?.isNew !== true) {
      prepared.push({ ...row, person: null, twin: null, alike: [] });
      continue;
    }
    const { draft, looked } = named;
    const { twin, alike } = met!;
    const person = twin === null ? { draft, sealed: people.seal(draft, looked.keys) } : null;
    prepared.push({ ...row, person, twin, alike });
  }
  return prepared;
}

/** Of rows that no check has passed lately. */
async function judgeWhoIsNew(
  { platform, people }: Preparing,
  scope: Scope,
  sheet: ImportRow,
  rows: readonly PreparedRow[],
): Promise<void> {
  const asked = rows.filter(
    ({ remembered: { lookedUp } }) => lookedUp !== null && lookedUp.isNew === undefined,
  );
  const matches = await people.matchRows(
    scope,
    platform.db,
    asked.map(({ judged }) => personOf(sheet, judged)),
    { rows: asked.map(({ looked }) => looked), since: { keys: [] } },
  );
  asked.forEach((row, i) => noteMatch(row, matches[i]!.kind));
}

/** Remembers what became of the look for a row. */
export function noteMatch(
  { remembered }: Pick<PreparedRow, 'remembered'>,
  kind: RowMatch['kind'] | undefined,
): void {
  if (remembered.lookedUp !== null && kind !== undefined) {
    remembered.lookedUp = { ...remembered.lookedUp, isNew: kind === 'new' };
  }
}

async function nextSlice(i: number): Promise<void> {
  if (i % SLICE === SLICE - 1) {
    await setImmediate();
  }
}

/** What is taken in at once: rows, and the people whom they make, laid out. */
export type PreparedBatch = { readonly rows: readonly RowToTakeIn[]; readonly people: LaidOutPeople | null };

/** Lays out the people whom rows make. */
export async function layOutBatch(
  { people }: Pick<SheetContext, 'people'>,
  scope: Scope,
  { kind }: ImportRow,
  rows: readonly RowToTakeIn[],
): Promise<PreparedBatch> {
  const fresh = rows.flatMap(({ person }) => person ?? []);
  return { rows, people: await people.layOut(scope, fresh, provenanceOf(kind)) };
}

/** Whence people of a sheet are known. */
export function provenanceOf(kind: ImportRow['kind']) {
  return { source: `import-${kind}` as const, assurance: 'unverified' as const };
}

/** Batches in their order, each prepared while the one before is worked on. `next` begins after the last row of the former. */
export function preparedBatches<T extends { readonly rows: readonly PreparedRow[] }>(
  prepare: (after: number) => Promise<T>,
  first: number,
): { readonly take: () => Promise<T> } {
  let next = prepare(first);
  // Whoever takes it hears of a failure; nobody may take it when the work ended before.
  next.catch(() => undefined);
  return {
    take: async () => {
      const batch = await next;
      const last = batch.rows.at(-1);
      if (last !== undefined) {
        next = prepare(last.row_no);
        next.catch(() => undefined);
      }
      return batch;
    },
  };
}
