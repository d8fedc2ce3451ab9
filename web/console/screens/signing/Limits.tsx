import { formatDate } from '../../../shared/formats.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { Certainty } from './Certainty.tsx';
import { texts } from './texts.ts';

/** How long orders may last, as dated data. */
export function Limits() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = useLabel();
  const limits = useApi('GET /order-limits', {});
  return (
    <Panel
      title={t('limits')}
      actions={<ExportList url={fileUrl('GET /order-limits')} name="order-limits" />}
    >
      <p className="muted">{t('limitsLead')}</p>
      <Await query={limits}>
        {({ items }) => (
          <DataList
            label={t('limits')}
            list={fixedList(items)}
            columns={[
              {
                id: 'kinds',
                title: t('appliesTo'),
                className: 'wrap',
                render: (row) => (
                  <>
                    {row.kinds.map((kind) => name('orderKind', kind)).join(', ')}
                    <span className="muted small block">{name('limitGroup', row.group)}</span>
                  </>
                ),
              },
              {
                id: 'days',
                title: t('days'),
                className: 'wrap',
                render: (row) =>
                  `${t('daysAndMore', { days: row.maxDays, more: row.extensionDays })}; ${t(row.refuse ? 'overRefused' : 'overWarned')}`,
              },
              {
                id: 'from',
                title: t('held'),
                render: (row) =>
                  `${formatDate(row.validFrom)} – ${row.validTo === null ? t('noEnd') : formatDate(row.validTo)}`,
              },
              {
                id: 'basis',
                title: t('basis'),
                className: 'wrap',
                render: (row) => (lang === 'vi' ? row.basis : row.basisEn),
              },
              {
                id: 'certainty',
                title: t('certainty'),
                className: 'wrap',
                render: (row) => (
                  <>
                    <Certainty code={row.certainty} />
                    <span className="muted small block">
                      {t('certaintyDates', { certainty: name('legalCertainty', row.datesCertainty) })}
                    </span>
                  </>
                ),
              },
            ]}
            rowKey={(row) => `${row.group} ${row.kinds.join(' ')} ${row.validFrom}`}
            rowName={(row) => row.basis}
            empty={{ title: '–' }}
          />
        )}
      </Await>
    </Panel>
  );
}
