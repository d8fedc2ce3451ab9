import type { Pdf } from '../../../platform/documents/pdf.ts';
import type { TableBlock } from '../rules/compose.ts';
import { artifact, PAGE } from './page.ts';

const PAD_X = 4;
const PAD_Y = 3;
const LEAST_TEXT = 90;

type Cells = readonly string[];
type Drawn = { readonly bold: boolean; readonly tag: 'TH' | 'TD'; readonly fill: string | null };
const head: Drawn = { bold: true, tag: 'TH', fill: '#eeeeee' };
const line: Drawn = { bold: false, tag: 'TD', fill: null };
const sum: Drawn = { bold: true, tag: 'TD', fill: '#f6f6f6' };

/**
 * A table whose rows are never cut: one that does not fit goes to the next page, under the header again.
 * @param turn begins the next page.
 */
export function drawTable(doc: Pdf, table: TableBlock, turn: () => void): void {
  const widths = columnWidths(doc, table);
  const header = table.columns.map(({ title }) => title);
  const tree = doc.struct('Table');
  doc.addStructure(tree);
  const draw = (cells: Cells, how: Drawn) => drawRow(doc, tree, table, widths, cells, how);
  const fits = (...rows: readonly (readonly [Cells, Drawn])[]) =>
    doc.y + rows.reduce((height, [cells, { bold }]) => height + rowHeight(doc, widths, cells, bold), 0) <=
    PAGE.bottom;
  const first = table.rows[0];
  if (!fits([header, head], ...(first === undefined ? [] : [[first, line] as const]))) {
    turn();
  }
  draw(header, head);
  const rows = [
    ...table.rows.map((cells) => [cells, line] as const),
    ...(table.sum === null ? [] : [[table.sum, sum] as const]),
  ];
  for (const [cells, how] of rows) {
    if (!fits([cells, how])) {
      turn();
      draw(header, head);
    }
    draw(cells, how);
  }
  tree.end();
}

/** Room that a table needs at least: its header and one row. */
export function leastHeight(doc: Pdf, table: TableBlock): number {
  const widths = columnWidths(doc, table);
  const header = table.columns.map(({ title }) => title);
  const first = table.rows[0];
  return (
    rowHeight(doc, widths, header, true) + (first === undefined ? 0 : rowHeight(doc, widths, first, false))
  );
}

/** Columns of figures are as wide as their figures and the longest word of their title; texts share the rest. */
function columnWidths(doc: Pdf, { columns, rows, sum: total }: TableBlock): number[] {
  doc.fontSize(PAGE.table);
  const all = [...rows, ...(total === null ? [] : [total])];
  const measure = (text: string, bold: boolean) => doc.font(bold ? 'bold' : 'regular').widthOfString(text);
  const needs = columns.map(({ title, numeric }, at) => {
    const words = title.split(' ').map((word) => measure(word, true));
    const cells = numeric ? all.map((cells_) => measure(cells_[at] ?? '', true)) : [];
    return Math.max(...words, ...cells, 0) + 2 * PAD_X + 2;
  });
  const wanted = columns.map(({ title, numeric }, at) => {
    const widest = Math.max(
      measure(title, true) / 2,
      ...all.map((cells_) => measure(cells_[at] ?? '', false)),
    );
    return numeric ? needs[at]! : Math.max(needs[at]!, Math.min(LEAST_TEXT * 2, widest + 2 * PAD_X + 2));
  });
  const rest = PAGE.width - wanted.reduce((total_, width) => total_ + width, 0);
  if (rest >= 0) {
    const share = rest / columns.length;
    return wanted.map((width) => width + share);
  }
  const least = needs.reduce((total_, width) => total_ + width, 0);
  const squeeze = Math.max(0, PAGE.width - least) / Math.max(1, wanted.reduce((t, w) => t + w, 0) - least);
  const squeezed = needs.map((need, at) => need + (wanted[at]! - need) * squeeze);
  const whole = squeezed.reduce((total_, width) => total_ + width, 0);
  return squeezed.map((width) => (width / whole) * PAGE.width);
}

function rowHeight(doc: Pdf, widths: readonly number[], cells: Cells, bold: boolean): number {
  doc.font(bold ? 'bold' : 'regular').fontSize(PAGE.table);
  const heights = cells.map((cell, at) =>
    doc.heightOfString(cell || ' ', { width: widths[at]! - 2 * PAD_X }),
  );
  return Math.max(...heights) + 2 * PAD_Y;
}

function drawRow(
  doc: Pdf,
  tree: PDFKit.PDFStructureElement,
  table: TableBlock,
  widths: readonly number[],
  cells: Cells,
  { bold, tag, fill }: Drawn,
): void {
  const top = doc.y;
  const height = rowHeight(doc, widths, cells, bold);
  const row = doc.struct('TR');
  tree.add(row);
  let x = PAGE.left;
  cells.forEach((cell, at) => {
    const width = widths[at]!;
    artifact(doc, () => {
      if (fill !== null) {
        doc.rect(x, top, width, height).fill(fill);
      }
      doc.lineWidth(0.5).rect(x, top, width, height).stroke('#444');
    });
    const left = x;
    const align = tag === 'TH' ? 'center' : table.columns[at]?.numeric === true ? 'right' : 'left';
    const shown = at === 0 && tag === 'TD' ? 'center' : align;
    row.add(
      doc.struct(tag, {}, () => {
        doc
          .font(bold ? 'bold' : 'regular')
          .fontSize(PAGE.table)
          .fillColor('#000');
        const inner = doc.heightOfString(cell || ' ', { width: width - 2 * PAD_X });
        doc.text(cell, left + PAD_X, top + (height - inner) / 2, { width: width - 2 * PAD_X, align: shown });
      }),
    );
    x += width;
  });
  row.end();
  doc.y = top + height;
}
