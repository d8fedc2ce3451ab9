import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type Row = DataOf<'GET /reconciliations/{id}'>['items'][number];
type SitesProps = { readonly id: string; readonly nameOf: (code: string) => string };

/** One comparison by commune, the largest gap first, with the office to call. */
export function Sites({ id, nameOf }: SitesProps) {
  const t = useTexts(texts);
  const found = useApi('GET /reconciliations/{id}', { params: { id } }, { keep: true });
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, 0));
  const share = (value: number | null) => (value === null ? '–' : formatPercent(value, 1));
  return (
    <Await query={found} lines={8}>
      {(one) => (
        <Panel
          title={t('detail', {
            metric: nameOf(one.metric),
            platform: one.platform,
            at: showInstant(one.to),
          })}
          actions={
            <ExportList
              url={fileUrl('GET /reconciliations/{id}', { params: { id } })}
              name="reconciliation"
            />
          }
        >
          <Facts
            items={[
              [t('ours'), number(one.ours)],
              [t('theirs'), number(one.theirs)],
              [t('gap'), <strong key="gap">{number(one.gap)}</strong>],
              [t('share'), share(one.share)],
              [t('source'), one.source],
            ]}
          />
          <DataTable
            label={t('site')}
            heads={[t('siteCall'), t('gap'), t('ours'), t('theirs'), t('share')]}
            rows={one.items.map((row) => ({
              key: row.areaId,
              cells: [
                <Site key="site" row={row} />,
                <strong key="gap">{number(row.gap)}</strong>,
                number(row.ours),
                number(row.theirs),
                <>
                  {share(row.share)}
                  {row.shareBefore === null ? null : (
                    <span className="muted small block">
                      {t('before', { share: share(row.shareBefore) })}
                    </span>
                  )}
                </>,
              ],
            }))}
          />
        </Panel>
      )}
    </Await>
  );
}

/** A commune and the office there that answers for its figures. */
function Site({ row }: { readonly row: Row }) {
  const t = useTexts(texts);
  return (
    <>
      <strong>{row.areaName}</strong>
      <span className="small block">
        {row.office === null ? (
          t('noOffice')
        ) : (
          <>
            {row.office.name} <PhoneLink phone={row.office.phone} />
          </>
        )}
      </span>
    </>
  );
}
