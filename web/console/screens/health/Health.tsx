import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Page } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';

const EVERY_MS = 30_000;

/** What works and since when, and what is only embedded. */
export function Health() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const query = useApi('GET /system/health', {}, { everyMs: EVERY_MS });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Await query={query} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} />
          ) : (
            <TableRegion label={t('title')}>
              <table className="table">
                <caption className="hidden">{t('title')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('part')}</th>
                    <th scope="col">{t('state')}</th>
                    <th scope="col">{t('text')}</th>
                    <th scope="col">{t('asOf')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.name}>
                      <th scope="row">{item.name}</th>
                      <td>
                        <StatusTag kind="healthState" code={item.state} />
                      </td>
                      <td className="wrap">{item[lang]}</td>
                      <td>{showInstant(item.asOf)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableRegion>
          )
        }
      </Await>
    </Page>
  );
}
