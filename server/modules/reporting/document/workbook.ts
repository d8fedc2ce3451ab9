import { type SheetColumn, type SheetPlan, writeXlsx } from '../../../../lib/sheets/index.ts';
import { simulatedMark } from '../../../platform/documents/official-texts.ts';
import { type Composed, momentText, type ReportData, type TableBlock } from '../rules/compose.ts';

/** What of a report stands above the tables. */
type Headed = {
  readonly id: string;
  readonly dataset: string;
  readonly number: string | null;
  readonly status: string;
  readonly data: ReportData;
};

/** The tables of a report, one a sheet; figures are numbers. */
export async function reportWorkbook(report: Headed, composed: Composed): Promise<Buffer> {
  const tables = [...composed.blocks, ...composed.annexes].filter((block) => block.kind === 'table');
  const sheets = tables.map((table, at) =>
    sheetOf(table, `Bảng ${at + 1}`, titlesOf(report, composed, table)),
  );
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsx(sheets)) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function titlesOf(
  { dataset, number, status, data }: Headed,
  composed: Composed,
  table: TableBlock,
): string[] {
  const mark = simulatedMark(dataset);
  const draft = status === 'DRAFT' || status === 'REVIEWED';
  return [
    ...(mark === null ? [] : [`${mark} · KHÔNG CÓ GIÁ TRỊ PHÁP LÝ`]),
    ...(draft ? ['DỰ THẢO'] : []),
    `${composed.title}: ${composed.subject}`,
    `${data.office}${number === null ? '' : ` · số ${number}`} · số liệu đến ${data.asOf === null ? '(chưa có)' : momentText(data.asOf)}`,
    table.caption,
    ...(table.note === null ? [] : [table.note]),
  ];
}

function sheetOf(table: TableBlock, name: string, titles: readonly string[]): SheetPlan {
  const columns = table.columns.map(({ title, numeric }): SheetColumn => {
    const kind = numeric ? 'number' : 'text';
    return numeric ? { title, kind } : { title, kind, width: 32 };
  });
  const rows = [...table.rows, ...(table.sum === null ? [] : [table.sum])].map((cells) =>
    cells.map((cell, at) => (table.columns[at]?.numeric === true ? numberOf(cell) : cell)),
  );
  return { name, columns, titles, rows };
}

/** `1.234`, `+12` and `4,2` as numbers; a ratio with both of its parts stays as it reads, an empty cell empty. */
function numberOf(text: string): number | string | null {
  if (text === '') {
    return null;
  }
  return /^[+-]?\d{1,3}(\.\d{3})*(,\d+)?$/.test(text)
    ? Number(text.replaceAll('.', '').replace(',', '.'))
    : text;
}
