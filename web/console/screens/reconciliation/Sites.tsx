import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type SitesProps = { readonly id: string; readonly nameOf: (code: string) => string };

/** One comparison by commune, the largest gap first, with the office to call. */
export function Sites({ id, nameOf }: SitesProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
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
            <FileButton
              url={fileUrl('GET /reconciliations/{id}', { params: { id } })}
              accept="text/csv"
              name="reconciliation.csv"
            >
              {words('exportCsv')}
            </FileButton>
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
            words={[5]}
            heads={[t('site'), t('gap'), t('ours'), t('theirs'), t('share'), t('call')]}
            rows={one.items.map((row) => ({
              key: row.areaId,
              cells: [
                row.areaName,
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
                row.office === null ? (
                  <span key="none" className="muted">
                    {t('noOffice')}
                  </span>
                ) : (
                  <>
                    {row.office.name}
                    <span className="small block">
                      <PhoneLink phone={row.office.phone} />
                    </span>
                  </>
                ),
              ],
            }))}
          />
        </Panel>
      )}
    </Await>
  );
}
