import type { Pivot } from '../../../../contract/analysis.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { showCell, useHeaderName } from './names.ts';
import type { Question } from './question.ts';
import { texts } from './texts.ts';

type PivotTableProps = { readonly pivot: Pivot; readonly question: Question };

/** The table of the answer with its sums; shares keep the counts in the sums. */
export function PivotTable({ pivot, question }: PivotTableProps) {
  const t = useTexts(texts);
  const labelOf = useLabel();
  const nameOf = useHeaderName();
  const { measure, rows, columns } = question;
  const total = (value: number | null | undefined) =>
    showCell(value, measure === 'per-100k' ? measure : 'count');
  const split = columns !== undefined;
  const caption = `${labelOf('pivotDimension', rows)}${split ? ` × ${labelOf('pivotDimension', columns)}` : ''}`;
  return (
    <TableRegion label={caption} tall>
      <table className="table pivot">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{labelOf('pivotDimension', rows)}</th>
            {pivot.columns.map((column) => (
              <th key={column.key} scope="col" className="end">
                {nameOf(columns, column)}
              </th>
            ))}
            {split ? (
              <th scope="col" className="end">
                {t('total')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {pivot.rows.map((row, r) => (
            <tr key={row.key}>
              <th scope="row" className="row-name">
                {nameOf(rows, row)}
              </th>
              {pivot.columns.map((column, c) => (
                <td key={column.key} className="end">
                  {showCell(pivot.cells[r]?.[c], measure)}
                </td>
              ))}
              {split ? <td className="end total">{total(pivot.rowTotals[r])}</td> : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            {pivot.columns.map((column, c) => (
              <td key={column.key} className="end">
                {total(pivot.columnTotals[c])}
              </td>
            ))}
            {split ? <td className="end total">{total(pivot.total)}</td> : null}
          </tr>
        </tfoot>
      </table>
    </TableRegion>
  );
}
