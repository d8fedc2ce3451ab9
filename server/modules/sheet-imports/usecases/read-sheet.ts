import { setImmediate } from 'node:timers/promises';
import {
  bytesSource,
  kindOf,
  type Merge,
  openWorkbook,
  readCsvSheet,
  type SheetRow,
  type SheetStop,
} from '../../../../lib/sheets/index.ts';
import { nodeZip } from '../../../../lib/sheets/node-zip.ts';
import { readReturned, type ReturnedFile } from '../rules/returned-rows.ts';
import { sideTables, splitSides } from '../rules/side-tables.ts';
import {
  inUnicode,
  MOST_COLUMNS,
  rowStager,
  type RowStager,
  sheetTexts,
  type StagedRow,
} from '../rules/stage-rows.ts';

/** Rows made ready at once: requests between wait milliseconds. */
const SLICE = 500;

type StagedSheet = Pick<RowStager, 'moreTitles'> & {
  /** Where the file holds rows of lists that are here already. */
  readonly returned: ReturnedFile | null;
  readonly rows: readonly StagedRow[];
  /** Columns of the first table; tables beside it are below it now. */
  readonly width: number;
};
/** A sheet as it is kept, with what its titles are looked for by. */
export type ReadSheet = StagedSheet & { readonly name: string; readonly merges: readonly Merge[] };

/** Reads one sheet of a file into rows as they are kept; without a number the first that is shown. */
export async function readSheet(bytes: Buffer, sheet: number | undefined): Promise<ReadSheet | SheetStop> {
  const source = bytesSource(bytes);
  if ((await kindOf(source)) === 'text') {
    const staged = await stage(readCsvSheet(source));
    return 'code' in staged ? staged : { ...staged, name: '', merges: [] };
  }
  const opened = await openWorkbook(source, { port: nodeZip, limits: { columns: MOST_COLUMNS } });
  if (!opened.ok) {
    return opened;
  }
  const book = opened.value;
  const first = book.sheets.findIndex(({ hidden }) => !hidden);
  const index = sheet ?? Math.max(0, first);
  const merges = await book.merges(index);
  if (!merges.ok) {
    return merges;
  }
  const staged = await stage(book.rows(index, { fillDown: true }));
  return 'code' in staged
    ? staged
    : {
        ...staged,
        name: book.sheets[index]!.name,
        merges: merges.value.filter(({ right }) => right < staged.width),
      };
}

async function stage(rows: AsyncIterable<SheetRow | SheetStop>): Promise<StagedSheet | SheetStop> {
  const texts = sheetTexts();
  const read: ReturnType<typeof texts.read>[] = [];
  for await (const row of rows) {
    if (!row.ok) {
      return row;
    }
    if (row.cells.length > MOST_COLUMNS) {
      return { ok: false, code: 'sheet.too-large', detail: `columns > ${MOST_COLUMNS}` };
    }
    read.push(texts.read(row));
  }
  const beside = sideTables(read);
  const stager = rowStager(texts.columns);
  const staged: StagedRow[] = [];
  for (const [i, row] of splitSides(read, beside).entries()) {
    if (i % SLICE === SLICE - 1) {
      await setImmediate();
    }
    staged.push(stager.stage(row));
  }
  return staged.length === 0
    ? { ok: false, code: 'sheet.empty' }
    : {
        rows: withTables(staged, stager.tables()),
        moreTitles: stager.moreTitles,
        width: beside[0] ?? Infinity,
        returned: readReturned(read, (cells) => inUnicode(texts.columns, cells)),
      };
}

function withTables(rows: StagedRow[], tables: ReturnType<RowStager['tables']>): readonly StagedRow[] {
  return tables.length === 0
    ? rows
    : rows.map((row, i) => {
        const table = tables[i] ?? null;
        return table === null ? row : { ...row, notes: [...row.notes, table] };
      });
}
