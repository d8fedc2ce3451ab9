import type { ReactNode } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import '../../kit/metrics/metrics.css';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { texts } from './texts.ts';

export type Place = {
  readonly id: string;
  readonly rank: number | null;
  readonly beforeRank: number | null;
  readonly name: string;
  /** What would move the unit up. */
  readonly next: string | null;
  readonly value: ReactNode;
  /** Its target; only where `target` heads a column. */
  readonly target?: ReactNode;
};

type PlacesTableProps = {
  readonly places: readonly Place[];
  readonly value: string;
  readonly target?: string | undefined;
};

/** Ranked units: place, and the one before, name, what would move it, and what it is ranked by. */
export function PlacesTable({ places, value, target }: PlacesTableProps) {
  const t = useTexts(texts);
  return (
    <TableRegion label={t('title')}>
      <table className="table metric-table">
        <caption className="hidden">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col" className="end">
              {t('rank')}
            </th>
            <th scope="col">{t('unit')}</th>
            <th scope="col" className="end">
              {value}
            </th>
            {target === undefined ? null : <th scope="col">{target}</th>}
          </tr>
        </thead>
        <tbody>
          {places.map((one) => (
            <tr key={one.id}>
              <td className="end nowrap">
                {one.rank ?? <span className="muted">{t('noRank')}</span>}
                {one.beforeRank === null || one.beforeRank === one.rank ? null : (
                  <span className="muted small block">{t('was', { rank: one.beforeRank })}</span>
                )}
              </td>
              <th scope="row" className="row-name">
                {one.name}
                {one.next === null ? null : <span className="muted small block">{one.next}</span>}
              </th>
              <td className="end">{one.value}</td>
              {target === undefined ? null : <td>{one.target}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
