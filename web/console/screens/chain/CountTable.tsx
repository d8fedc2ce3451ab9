import { formatNumber } from '../../../shared/formats.ts';
import { Panel } from '../../kit/Page.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';

type CountTableProps = {
  readonly title: string;
  readonly head: readonly [name: string, count: string];
  readonly rows: readonly (readonly [name: string, count: number])[];
};

/** Names with a count and a bar of its length. */
export function CountTable({ title, head, rows }: CountTableProps) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return (
    <Panel title={title}>
      <TableRegion label={title} tall>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{head[0]}</th>
              <th scope="col" className="end">
                {head[1]}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, count]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="end">
                  {formatNumber(count)}
                  <svg className="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(100 * count) / most} height={4} />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Panel>
  );
}
