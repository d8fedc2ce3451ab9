import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** The tests of one person, on the person's page. */
export function PersonTests({ personId }: { readonly personId: string }) {
  const t = useTexts(texts);
  const name = useLabel();
  const query = useApi('GET /lab/people/{id}/tests', { params: { id: personId } }, { subject: personId });
  return (
    <Panel title={t('personTests')}>
      <Await query={query} subject={personId} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('noTests')}</p>
          ) : (
            <TableRegion label={t('personTests')}>
              <table className="table">
                <thead>
                  <tr>
                    {[t('sampledAt'), t('kind'), t('status'), t('result'), t('code')].map((title) => (
                      <th key={title} scope="col">
                        {title}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.tubeId}>
                      <td>{formatInstant(one.sampledAt)}</td>
                      <td>
                        {name('testKind', one.kind)}
                        {one.pooled ? <span className="muted small block">{t('pooled')}</span> : null}
                      </td>
                      <td>
                        <StatusTag kind="tubeStatus" code={one.status} />
                      </td>
                      <td>
                        {one.result === null ? '–' : <StatusTag kind="testResult" code={one.result} />}
                        {one.corrected ? <span className="muted small block">{t('corrected')}</span> : null}
                      </td>
                      <td>
                        <Link to="/laboratory/$id" params={{ id: one.tubeId }}>
                          {one.code}
                        </Link>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableRegion>
          )
        }
      </Await>
    </Panel>
  );
}
