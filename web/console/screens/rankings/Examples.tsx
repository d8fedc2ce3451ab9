import { formatNumber } from '../../../shared/formats.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** What provinces published in 2021: shown as an example, counted nowhere. */
export function Examples() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const found = useApi('GET /published-examples', {});
  return (
    <Panel title={t('examples')}>
      <Await query={found}>
        {({ note, items }) => (
          <>
            <p className="muted small">{note[lang]}</p>
            <DataTable
              label={t('examples')}
              words={[1, 2, 3, 4]}
              heads={[t('province'), t('what'), t('published'), t('counted'), t('source')]}
              rows={items.map((one) => ({
                key: `${one.province} ${one.date} ${one.percent}`,
                cells: [
                  one.province,
                  one.metric[lang],
                  showDate(one.date),
                  [
                    one.percent === null ? null : `${formatNumber(one.percent, 2)} %`,
                    one.numerator === null
                      ? null
                      : `${formatNumber(one.numerator, 0)}${one.denominator === null ? '' : ` / ${formatNumber(one.denominator, 0)}`}`,
                    one.place === null ? null : t('place', { place: one.place }),
                  ]
                    .filter((part) => part !== null)
                    .join(' · '),
                  one.source,
                ],
              }))}
            />
          </>
        )}
      </Await>
    </Panel>
  );
}
