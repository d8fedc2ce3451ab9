import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Page } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useApi } from '../../kit/useApi.ts';
import { CertaintyTag } from './CertaintyTag.tsx';
import { texts } from './texts.ts';

/** The profile of every disease that is in force today. */
export function Profiles() {
  const t = useTexts(texts);
  const name = useLabel();
  const query = useApi('GET /profiles', {});
  const span = (one: { before: number; after: number }) =>
    t('span', { before: formatNumber(one.before), after: formatNumber(one.after) });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Await query={query}>
        {({ items }) => (
          <TableRegion label={t('title')}>
            <table className="table cards">
              <caption className="hidden">{t('title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('disease')}</th>
                  <th scope="col">{t('from')}</th>
                  <th scope="col">{t('symptomaticShort')}</th>
                  <th scope="col">{t('minMinutes')}</th>
                  <th scope="col">{t('followUpDays')}</th>
                  <th scope="col">{t('incubation')}</th>
                  <th scope="col">{t('certainty')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <td data-label={t('disease')}>
                      <Link to="/profiles/$disease" params={{ disease: one.disease }}>
                        {name('disease', one.disease)}
                      </Link>
                    </td>
                    <td data-label={t('from')}>{showDate(one.validFrom)}</td>
                    <td data-label={t('symptomaticShort')} className="wrap">
                      {span(one.content.symptomatic)}
                    </td>
                    <td data-label={t('minMinutes')}>{formatNumber(one.content.minMinutes)}</td>
                    <td data-label={t('followUpDays')}>{formatNumber(one.content.followUpDays)}</td>
                    <td data-label={t('incubation')}>
                      {t('range', {
                        min: formatNumber(one.content.incubation.minDays),
                        max: formatNumber(one.content.incubation.maxDays),
                      })}
                    </td>
                    <td data-label={t('certainty')}>
                      <CertaintyTag certainty={one.certainty} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableRegion>
        )}
      </Await>
    </Page>
  );
}
