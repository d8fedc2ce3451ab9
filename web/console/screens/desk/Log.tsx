import { formatInstant } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { type Row, ROWS_SHOWN } from './desk.ts';
import { marks, useExplain } from './Latest.tsx';
import { texts } from './texts.ts';

type LogProps = { readonly rows: readonly Row[]; readonly code: string };

/** The last check-ins of this desk with their outcomes; of the person only the last three characters typed. */
export function Log({ rows, code }: LogProps) {
  const t = useTexts(texts);
  const explain = useExplain();
  return (
    <Panel title={t('log', { n: ROWS_SHOWN })}>
      {rows.length === 0 ? (
        <Empty title={t('logEmpty')} hint={t('logEmptyHint')} />
      ) : (
        <TableRegion label={t('log', { n: ROWS_SHOWN })}>
          <table className="table cards">
            <thead>
              <tr>
                <th scope="col">{t('cameAt')}</th>
                <th scope="col">{t('whoShort')}</th>
                <th scope="col">{t('outcome')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td data-label={t('cameAt')}>{formatInstant(row.at)}</td>
                  <td data-label={t('whoShort')}>
                    {t(row.kind)} …{row.tail}
                  </td>
                  <td className="wrap" data-label={t('outcome')}>
                    <span className={`desk-tag desk-${row.outcome}`}>
                      <span aria-hidden="true">{marks[row.outcome]}</span> {t(row.outcome)}
                    </span>
                    {row.outcome === 'recorded' ? null : <span className="small block">{explain(row)}</span>}
                    {row.placeCode === code ? null : (
                      <span className="small block">{t('atPlace', { code: row.placeCode })}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
    </Panel>
  );
}
