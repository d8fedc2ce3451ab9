import { Link } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import type { ClusterRecord } from './draft.ts';
import { texts } from './texts.ts';

/** The cases of a cluster, by the day they fell ill. */
export function LinkedCases({ cases }: { readonly cases: ClusterRecord['linkedCases'] }) {
  const t = useTexts(texts);
  return (
    <Panel title={t('linkedCases')}>
      {cases.length === 0 ? (
        <p className="muted">{t('noCases')}</p>
      ) : (
        <TableRegion label={t('linkedCases')}>
          <table className="table">
            <caption className="hidden">{t('linkedCases')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('caseLabel')}</th>
                <th scope="col">{t('fullName')}</th>
                <th scope="col">{t('classification')}</th>
                <th scope="col">{t('onset')}</th>
                <th scope="col">{t('report')}</th>
              </tr>
            </thead>
            <tbody>
              {cases.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Link to="/cases/$id" params={{ id: one.id }}>
                      {one.label}
                    </Link>
                  </td>
                  <td>{one.name}</td>
                  <td>
                    <StatusTag kind="caseClassification" code={one.classification} />
                  </td>
                  <td>{showDate(one.onsetDate)}</td>
                  <td>{showDate(one.reportDate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
    </Panel>
  );
}
