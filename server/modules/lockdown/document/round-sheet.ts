import { setImmediate } from 'node:timers/promises';
import { label } from '../../../../contract/labels.ts';
import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import { drawMark } from '../../../platform/documents/official.ts';
import { finish, heading, mm, newDocument, paragraph, type Pdf } from '../../../platform/documents/pdf.ts';
import type { SupplyOutcome } from '../rules/supply-rounds.ts';

/** A sheet of a supply round as it is carried from door to door; times in Unix ms. */
export type RoundSheet = {
  readonly dataset: string;
  readonly title: string;
  readonly areaName: string;
  readonly no: number;
  readonly plannedAt: number;
  readonly what: string | null;
  readonly printedAt: number;
  /** Of how many due households it lists those left. */
  readonly due: number;
  readonly rows: readonly SheetRow[];
};

export type SheetRow = {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly people: number;
  readonly missedBefore: number;
  readonly lastOutcome: SupplyOutcome | null;
  readonly outcome: SupplyOutcome | null;
};

const MARGIN = mm(12);
const BOTTOM = mm(297) - MARGIN;
const TEXT = 9.5;
const PAD = 3;
/** Room to sign or to write why. */
const LEAST = mm(11);
/** Rows between which other work goes on. */
const BREATH = 50;

const columns = [
  ['STT', mm(10)],
  ['Chủ hộ, địa chỉ', mm(66)],
  ['Điện thoại', mm(25)],
  ['Người', mm(14)],
  ['Các lượt trước', mm(29)],
  ['Ký nhận, hoặc lý do chưa nhận', mm(42)],
] as const;

/** The sheet on A4, rows never cut, the head of the table on every page; Vietnamese alone, as papers are. */
export async function roundSheetFile(sheet: RoundSheet): Promise<Buffer> {
  const title = `Tiếp tế lượt ${sheet.no}: ${sheet.title}`;
  const doc = newDocument({ size: 'A4', title, margin: MARGIN, createdAt: sheet.printedAt });
  drawMark(doc, sheet.dataset);
  heading(doc, title, { x: MARGIN, y: MARGIN + mm(4), fontSize: 14 });
  const facts = [
    sheet.areaName,
    `Lúc ${dayAndTime(sheet.plannedAt)}`,
    ...(sheet.what === null ? [] : [sheet.what]),
    `${sheet.rows.length} hộ trong danh sách này, ${sheet.due} hộ của cả lượt`,
    `In lúc ${dayAndTime(sheet.printedAt)}`,
  ];
  paragraph(doc, facts.join(' · '), { fontSize: TEXT });
  doc.y += mm(3);
  const tree = doc.struct('Table');
  doc.addStructure(tree);
  const head = () =>
    drawRow(
      doc,
      tree,
      columns.map(([name]) => name),
      true,
    );
  head();
  for (const [i, row] of sheet.rows.entries()) {
    if (i % BREATH === BREATH - 1) {
      await setImmediate();
    }
    const cells = cellsOf(row, i + 1);
    if (doc.y + heightOf(doc, cells, false) > BOTTOM) {
      doc.addPage();
      drawMark(doc, sheet.dataset);
      doc.y = MARGIN + mm(4);
      head();
    }
    drawRow(doc, tree, cells, false);
  }
  tree.end();
  return await finish(doc);
}

function cellsOf(row: SheetRow, no: number): string[] {
  const last = row.lastOutcome === null ? null : label('supplyOutcome', row.lastOutcome, 'vi');
  const missed = row.missedBefore === 0 ? '' : `Chưa nhận ${row.missedBefore} lượt`;
  return [
    String(no),
    [row.name, row.address].filter((part) => part !== null && part !== '').join('\n'),
    row.phone ?? '',
    String(row.people),
    row.missedBefore === 0 || last === null ? missed : `${missed}: ${last.toLocaleLowerCase('vi')}`,
    row.outcome === null ? '' : label('supplyOutcome', row.outcome, 'vi'),
  ];
}

function heightOf(doc: Pdf, cells: readonly string[], bold: boolean): number {
  doc.font(bold ? 'bold' : 'regular').fontSize(TEXT);
  const heights = cells.map((cell, at) =>
    doc.heightOfString(cell || ' ', { width: columns[at]![1] - 2 * PAD }),
  );
  return Math.max(bold ? 0 : LEAST, ...heights.map((height) => height + 2 * PAD));
}

function drawRow(doc: Pdf, tree: PDFKit.PDFStructureElement, cells: readonly string[], bold: boolean): void {
  const top = doc.y;
  const height = heightOf(doc, cells, bold);
  const row = doc.struct('TR');
  tree.add(row);
  let x = MARGIN;
  cells.forEach((cell, at) => {
    const width = columns[at]![1];
    doc.markContent('Artifact', { type: 'Layout' });
    doc.lineWidth(0.5).rect(x, top, width, height).stroke('#444');
    doc.endMarkedContent();
    const left = x + PAD;
    row.add(
      doc.struct(bold ? 'TH' : 'TD', {}, () => {
        doc
          .font(bold ? 'bold' : 'regular')
          .fontSize(TEXT)
          .fillColor('#000')
          .text(cell.normalize('NFC'), left, top + PAD, { width: width - 2 * PAD });
      }),
    );
    x += width;
  });
  row.end();
  doc.y = top + height;
}
