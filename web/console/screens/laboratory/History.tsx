import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import type { TubeRecord } from './types.ts';
import { texts } from './texts.ts';

function ctText(ct: TubeRecord['revisions'][number]['ct']): string {
  return ct === null
    ? '–'
    : Object.entries(ct)
        .map(([gene, value]) => (gene === 'value' ? formatNumber(value) : `${gene} ${formatNumber(value)}`))
        .join(', ');
}

/** Every value of a tube, newest first; a corrected one stays with its reason. */
export function History({ tube }: { readonly tube: TubeRecord }) {
  const t = useTexts(texts);
  if (tube.revisions.length === 0) {
    return null;
  }
  return (
    <Panel title={t('history')}>
      <TableRegion label={t('history')}>
        <table className="table">
          <thead>
            <tr>
              {[
                t('revision'),
                t('result'),
                t('ct'),
                t('method'),
                t('enteredBy'),
                t('releasedBy'),
                t('why'),
              ].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tube.revisions.map((one) => (
              <tr key={one.revision}>
                <td>{one.revision}</td>
                <td>
                  <StatusTag kind="testResult" code={one.result} />
                </td>
                <td>{ctText(one.ct)}</td>
                <td>{[one.method, one.kitLot].filter(Boolean).join(' · ') || '–'}</td>
                <td>
                  {one.enteredBy}
                  <span className="muted small block">{formatInstant(one.enteredAt)}</span>
                </td>
                <td>
                  {one.releasedBy ?? '–'}
                  <span className="muted small block">
                    {one.releasedAt === null ? '' : formatInstant(one.releasedAt)}
                  </span>
                </td>
                <td className="wrap">{one.reason ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Panel>
  );
}
