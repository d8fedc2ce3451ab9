import type { SheetInfo, Workbook } from './book.ts';
import { defaultLimits, type SheetLimits } from './limits.ts';
import { type Merge, MOST_MERGES, mergeOf } from './merges.ts';
import { isOpenDocument, openDocument } from './ods-book.ts';
import { eachToken, type Package, partText, readSharedTexts, readStyles, relationsOf } from './parts.ts';
import { plainZip, type ZipPort } from './port.ts';
import { type SheetOutcome, SheetProblem, stopOf } from './refusals.ts';
import { readRows } from './rows.ts';
import { whatElse } from './sniff.ts';
import type { ByteSource } from './source.ts';
import { XML } from './xml-read.ts';
import { type InflateBudget, readDirectory } from './zip-read.ts';

export type OpenOptions = { readonly port?: ZipPort; readonly limits?: Partial<SheetLimits> };

/** Opens a workbook, XLSX or ODS: its directory, sheets, styles and shared texts. Other formats are refused by name. */
export async function openWorkbook(
  source: ByteSource,
  options: OpenOptions = {},
): Promise<SheetOutcome<Workbook>> {
  try {
    const other = await whatElse(source);
    if (other !== null) {
      return other;
    }
    const limits = { ...defaultLimits, ...options.limits };
    const entries = await readDirectory(source, limits);
    const pack = { source, entries, port: options.port ?? plainZip, limits };
    return {
      ok: true,
      value: await (isOpenDocument(pack) ? openDocument(pack) : readWorkbook(pack)),
    };
  } catch (error) {
    return stopOf(error);
  }
}

type Part = SheetInfo & { readonly part: string };

async function readWorkbook(pack: Package): Promise<Workbook> {
  const budget: InflateBudget = { spent: 0 };
  const main = await mainPart(pack, budget);
  const relations = await relationsOf(pack, main, budget);
  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let is1904 = false;
  await eachToken(pack, main, budget, (token, reader) => {
    if (token === XML.open && reader.name === 'sheet') {
      const state = reader.attribute('state') ?? 'visible';
      const name = reader.attribute('name') ?? '';
      listed.push({ name, hidden: state !== 'visible', id: reader.attribute('id') ?? '' });
    } else if (token === XML.open && reader.name === 'workbookPr') {
      is1904 = ['1', 'true', 'on'].includes(reader.attribute('date1904') ?? '0');
    }
  });
  const parts = listed.flatMap(({ name, hidden, id }): Part[] => {
    const relation = relations.get(id);
    return relation?.type === 'worksheet' ? [{ name, hidden, part: relation.target }] : [];
  });
  if (parts.length === 0) {
    throw new SheetProblem('sheet.no-sheet');
  }
  const target = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const [styleName, sharedName] = [target('styles'), target('sharedStrings')];
  const has = (name: string | undefined): name is string => name !== undefined && pack.entries.has(name);
  const styles = has(styleName) ? await readStyles(pack, styleName, budget) : [];
  const shared = has(sharedName) ? await readSharedTexts(pack, sharedName, budget) : [];
  const spent = budget.spent;

  const partOf = (sheet: number): string => {
    const part = parts[sheet]?.part;
    if (part === undefined) {
      throw new SheetProblem('sheet.no-sheet', String(sheet));
    }
    return part;
  };
  const merges = async (sheet: number): Promise<readonly Merge[]> => {
    const found: Merge[] = [];
    await eachToken(pack, partOf(sheet), { spent }, (token, reader) => {
      if (token === XML.open && reader.name === 'mergeCell' && found.length < MOST_MERGES) {
        const merge = mergeOf(reader);
        found.push(...(merge === null ? [] : [merge]));
      }
    });
    return found;
  };

  return {
    sheets: parts.map(({ name, hidden }) => ({ name, hidden })),
    merges: async (sheet) => {
      try {
        return { ok: true, value: await merges(sheet) };
      } catch (error) {
        return stopOf(error);
      }
    },
    rows: async function* (sheet, options) {
      try {
        const filled = options?.fillDown === true ? await merges(sheet) : [];
        const text = partText(pack, partOf(sheet), { spent });
        const meaning = { is1904, styles, shared, limits: pack.limits, merges: filled };
        for await (const rows of readRows(text, meaning)) {
          // Not `yield*` of single rows, which would wait twice for each.
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

/** Where the workbook lies: `xl/workbook.xml`, unless the package says otherwise. */
async function mainPart(pack: Package, budget: InflateBudget): Promise<string> {
  for (const { type, target } of (await relationsOf(pack, '', budget)).values()) {
    if (type === 'officeDocument' && pack.entries.has(target)) {
      if (target.endsWith('.bin')) {
        throw new SheetProblem('sheet.xlsb');
      }
      return target;
    }
  }
  if (pack.entries.has('xl/workbook.xml')) {
    return 'xl/workbook.xml';
  }
  throw new SheetProblem('sheet.unknown');
}
