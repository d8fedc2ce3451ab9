import type { ReactNode } from 'react';
import { TableRegion } from '../TableRegion.tsx';

type DataTableProps = {
  readonly label: string;
  readonly heads: readonly string[];
  /** The first cell of a row names it; the others are figures. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly tall?: boolean;
  /** The cells are words: they stand left. */
  readonly words?: boolean;
};

/** A plain table of figures that scrolls inside itself. */
export function DataTable({ label, heads, rows, tall = false, words = false }: DataTableProps) {
  return (
    <TableRegion label={label} tall={tall}>
      <table className="table">
        <caption className="hidden">{label}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={index === 0 || words ? undefined : 'end'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) =>
                index === 0 ? (
                  <th key={heads[index]} scope="row" className="row-name">
                    {cell}
                  </th>
                ) : (
                  <td key={heads[index]} className={words ? undefined : 'end'}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
