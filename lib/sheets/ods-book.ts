import type { SheetInfo, Workbook } from './book.ts';
import { type Merge, MOST_MERGES } from './merges.ts';
import { repeated, spanOf } from './ods-cells.ts';
import { readOdsRows } from './ods-rows.ts';
import { eachToken, type Package, partText } from './parts.ts';
import { SheetProblem, stopOf } from './refusals.ts';
import { XML, type XmlReader } from './xml-read.ts';
import type { InflateBudget } from './zip-read.ts';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';
/** LibreOffice keeps what it last read from other files as sheets of such names: `'file:///…'#Sheet1`. */
const CACHED = /^'.*'#/su;

/** Whether the zip is an OpenDocument file, of whatever kind, with or without a password. */
export function isOpenDocument({ entries }: Package): boolean {
  return (entries.has(CONTENT) && entries.has('mimetype')) || entries.has(MANIFEST);
}

type Table = SheetInfo & {
  /** Its place among all tables of the file. */ readonly at: number;
  readonly merges: readonly Merge[];
};

/**
 * Opens a spreadsheet of OpenDocument 1.0 to 1.3 (ISO/IEC 26300), as LibreOffice, Excel and others write: all its sheets are
 * one part, gone through once for their names and merges. Texts and drawings are no spreadsheets. @throws SheetProblem
 */
export async function openDocument(pack: Package): Promise<Workbook> {
  const budget: InflateBudget = { spent: 0 };
  if (await isEncrypted(pack, budget)) {
    throw new SheetProblem('sheet.encrypted', MANIFEST);
  }
  const tables = await readTables(pack, budget);
  const tableAt = (sheet: number): Table => {
    const table = tables[sheet];
    if (table === undefined) {
      throw new SheetProblem('sheet.no-sheet', String(sheet));
    }
    return table;
  };
  return {
    sheets: tables.map(({ name, hidden }) => ({ name, hidden })),
    // eslint-disable-next-line typescript/require-await -- the door of all workbooks
    merges: async (sheet) => {
      try {
        return { ok: true, value: tableAt(sheet).merges };
      } catch (error) {
        return stopOf(error);
      }
    },
    rows: async function* (sheet, options) {
      try {
        const text = partText(pack, CONTENT, { spent: 0 });
        const { at } = tableAt(sheet);
        for await (const rows of readOdsRows(text, at, pack.limits, options?.fillDown === true)) {
          for (const row of rows) {
            yield row;
          }
        }
      } catch (error) {
        yield stopOf(error);
      }
    },
  };
}

/** A password encrypts each part (up to ODF 1.3) or the whole package; either way the manifest says so. */
async function isEncrypted(pack: Package, budget: InflateBudget): Promise<boolean> {
  let found = false;
  if (!pack.entries.has(MANIFEST)) {
    return false;
  }
  await eachToken(pack, MANIFEST, budget, (token, { name }) => {
    found ||= token === XML.open && name === 'encryption-data';
  });
  return found;
}

async function readTables(pack: Package, budget: InflateBudget): Promise<readonly Table[]> {
  const hiddenStyles = new Set<string>();
  const tables: (SheetInfo & { at: number; merges: Merge[] })[] = [];
  let style = '';
  let isSpreadsheet = false;
  /** Elements open beside the sheets: changes that are tracked hold cells too. */
  let skipped = 0;
  let depth = 0;
  let count = 0;
  let row = 0;
  let rows = 1;
  let column = 0;
  /** Styles come before the sheets. */
  const openBefore = (reader: XmlReader) => {
    if (reader.name === 'style') {
      style = reader.attribute('name') ?? '';
    } else if (reader.name === 'table-properties' && reader.attribute('display') === 'false') {
      hiddenStyles.add(style);
    }
    isSpreadsheet = reader.name === 'spreadsheet';
  };
  const open = (reader: XmlReader) => {
    const { name } = reader;
    if (!isSpreadsheet) {
      openBefore(reader);
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      if (depth === 1) {
        const merge = name === 'table-cell' ? spanOf(reader, row, column) : null;
        const { merges } = tables.at(-1)!;
        if (merge !== null && merges.length < MOST_MERGES) {
          merges.push(merge);
        }
        column += repeated(reader, 'number-columns-repeated');
      }
    } else if (name === 'table-row') {
      if (depth === 1) {
        rows = repeated(reader, 'number-rows-repeated');
        column = 0;
        row += reader.isEmpty ? rows : 0;
      }
    } else if (depth === 0 && name !== 'table') {
      skipped = reader.isEmpty ? 0 : 1;
    } else if (name === 'table') {
      depth += reader.isEmpty ? 0 : 1;
      if (depth === 1 && !reader.isEmpty) {
        const title = reader.attribute('name') ?? '';
        const hidden = hiddenStyles.has(reader.attribute('style-name') ?? '');
        tables.push({ name: title, hidden, at: count, merges: [] });
        count += 1;
        row = 0;
      }
    }
  };
  await eachToken(pack, CONTENT, budget, (token, reader) => {
    if (skipped > 0) {
      skipped += token === XML.open && !reader.isEmpty ? 1 : token === XML.close ? -1 : 0;
    } else if (token === XML.open) {
      open(reader);
    } else if (token === XML.close && reader.name === 'table' && depth > 0) {
      depth -= 1;
    } else if (token === XML.close && reader.name === 'table-row' && depth === 1) {
      row += rows;
    }
  });
  if (!isSpreadsheet) {
    throw new SheetProblem('sheet.unknown');
  }
  const own = tables.filter(({ name }) => !CACHED.test(name));
  if (own.length === 0) {
    throw new SheetProblem('sheet.no-sheet');
  }
  return own;
}
