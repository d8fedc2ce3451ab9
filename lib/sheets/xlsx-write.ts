import { columnName } from './cells.ts';
import { plainZip, type ZipPort } from './port.ts';
import { cellXml, type CellInput, type ColumnKind, STYLES_XML, STYLE } from './write-cells.ts';
import { xmlEscape } from './xml-write.ts';
import { writeZip, type ZipPart } from './zip-write.ts';

export type SheetColumn = {
  readonly title: string;
  /** What its cells are; 'text' when left out, so that nothing is taken for a number or a date. */
  readonly kind?: ColumnKind;
  /** In characters; else by title and kind. */
  readonly width?: number;
};

export type SheetPlan = {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Lines above the header, each merged over all columns. */
  readonly titles?: readonly string[];
  readonly rows: AsyncIterable<readonly CellInput[]> | Iterable<readonly CellInput[]>;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Characters gathered before they are packed. */
const CHUNK = 64 << 10;
const MOST_ROWS = 1_048_576;

export type WriteOptions = {
  readonly port?: ZipPort;
  /** Rows of one sheet, title and header rows among them; a further sheet takes the rest. */
  readonly sheetRows?: number;
};

/**
 * Writes a workbook as its rows come: bold frozen header with a filter, typed cells, titles above. Texts are texts: none is
 * run as a formula, also after somebody edits it. A sheet that is full goes on in another, "Name (2)".
 */
export async function* writeXlsx(
  sheets: readonly SheetPlan[],
  options: WriteOptions = {},
): AsyncGenerator<Uint8Array> {
  const names: string[] = [];
  const most = options.sheetRows ?? MOST_ROWS;
  async function* parts(): AsyncGenerator<ZipPart> {
    for (const plan of sheets) {
      const iterator = iteratorOf(plan.rows);
      try {
        for (let next = await iterator.next(), part = 1; part === 1 || next.done !== true; part += 1) {
          names.push(freeName(part === 1 ? plan.name : `${plan.name} (${part})`, names));
          const state = { iterator, next, most, isFirst: names.length === 1 };
          yield { name: `xl/worksheets/sheet${names.length}.xml`, bytes: encoded(sheetXml(plan, state)) };
          next = state.next;
        }
      } finally {
        await iterator.return?.();
      }
    }
    yield textPart('xl/styles.xml', STYLES_XML);
    yield textPart('xl/workbook.xml', workbookXml(names));
    yield textPart('xl/_rels/workbook.xml.rels', relationsXml(names.length));
    yield textPart(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
    yield textPart('[Content_Types].xml', typesXml(names.length));
  }
  yield* writeZip(parts(), options.port ?? plainZip);
}

type Rows = AsyncIterator<readonly CellInput[]> | Iterator<readonly CellInput[]>;
type State = {
  readonly iterator: Rows;
  next: IteratorResult<readonly CellInput[], unknown>;
  readonly most: number;
  readonly isFirst: boolean;
};

function iteratorOf(rows: SheetPlan['rows']): Rows {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
}

async function* sheetXml(plan: SheetPlan, state: State): AsyncGenerator<string> {
  const titles = plan.titles ?? [];
  const last = columnName(Math.max(0, plan.columns.length - 1));
  const header = titles.length + 1;
  const kinds = plan.columns.map(({ kind }) => kind ?? 'text');
  const names = plan.columns.map((_, index) => columnName(index));
  const selected = state.isFirst ? ' tabSelected="1"' : '';
  let text = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${selected} workbookViewId="0"><pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columnsXml(plan.columns)}<sheetData>`;
  for (const [index, title] of titles.entries()) {
    text += rowXml(index + 1, textCell(`A${index + 1}`, STYLE.title, title));
  }
  text += rowXml(
    header,
    plan.columns
      .map(({ title }, index) => textCell(`${names[index]!}${header}`, STYLE.header, title))
      .join(''),
  );
  let row = header;
  while (state.next.done !== true && row < state.most) {
    row += 1;
    let cells = '';
    const values = state.next.value;
    for (let index = 0; index < kinds.length; index += 1) {
      cells += cellXml(`${names[index]!}${row}`, values[index], kinds[index]!);
    }
    text += rowXml(row, cells);
    if (text.length > CHUNK) {
      yield text;
      text = '';
    }
    state.next = await state.iterator.next();
  }
  const isWide = plan.columns.length > 1;
  const merges = isWide
    ? titles.map((_, index) => `<mergeCell ref="A${index + 1}:${last}${index + 1}"/>`)
    : [];
  const merged =
    merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`;
  yield `${text}</sheetData><autoFilter ref="A${header}:${last}${row}"/>${merged}</worksheet>`;
}

function rowXml(row: number, cells: string): string {
  return `<row r="${row}">${cells}</row>`;
}

function textCell(reference: string, style: number, text: string): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlEscape(text)}</t></is></c>`;
}

const usualWidth: { readonly [kind in ColumnKind]: number } = {
  any: 14,
  text: 14,
  number: 10,
  integer: 10,
  percent: 10,
  date: 12,
  instant: 17,
};

function columnsXml(columns: readonly SheetColumn[]): string {
  const widths = columns.map(({ title, kind = 'text', width }, index) => {
    const wide = width ?? Math.min(60, Math.max(usualWidth[kind], title.length + 4));
    return `<col min="${index + 1}" max="${index + 1}" width="${wide}" customWidth="1" style="${STYLE[kind]}"/>`;
  });
  return columns.length === 0 ? '' : `<cols>${widths.join('')}</cols>`;
}

/** A name that spreadsheets accept, at most 31 characters, unlike the others. */
function freeName(wanted: string, taken: readonly string[]): string {
  const clean = wanted
    .replace(/[[\]:*?/\\]/gu, ' ')
    .replace(/^'+|'+$/gu, '')
    .trim();
  const base = [...(clean === '' ? 'Sheet' : clean)].slice(0, 31).join('');
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let name = base;
  for (let count = 2; used.has(name.toLowerCase()); count += 1) {
    const tail = ` (${count})`;
    name = base.slice(0, 31 - tail.length) + tail;
  }
  return name;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${xmlEscape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relationsXml(sheets: number): string {
  const lines = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}

function typesXml(sheets: number): string {
  const lines = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${lines.join('')}</Types>`;
}

function textPart(name: string, xml: string): ZipPart {
  return { name, bytes: encoded([xml.startsWith('<?xml') ? xml : DECLARATION + xml]) };
}

async function* encoded(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) {
    yield encoder.encode(text);
  }
}
