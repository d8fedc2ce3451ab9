import { useState } from 'react';
import { formatNumber, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { changeText } from '../../kit/metrics/words.ts';
import { Panel } from '../../kit/Page.tsx';
import { showDate, showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type AsKnownProps = { readonly code: string; readonly areaId: string; readonly areaName: string };

/** Days as they were known at a briefing beside what they are now; what changed shows the old value struck out. */
export function AsKnown({ code, areaId, areaName }: AsKnownProps) {
  const t = useTexts(texts);
  const [start] = useState(() => instantToLocal(Date.now()));
  const [at, setAt] = useState<string | null>(start);
  const query = { area: areaId, at: localToInstant(at ?? start) };
  const found = useApi('GET /metrics/{code}/as-known', { params: { code }, query }, { keep: true });
  return (
    <Panel title={`${t('known')} · ${areaName}`}>
      <p className="muted small">{t('knownLead')}</p>
      <div className="filters">
        <DateField label={t('knownAt')} time value={at} onChange={setAt} />
      </div>
      <Await query={found}>
        {({ takenAt, items }) =>
          takenAt === null ? (
            <Empty title={t('noSnapshot')} hint={t('noSnapshotHint')} />
          ) : (
            <>
              <p className="small">{t('takenAt', { at: showInstant(takenAt) })}</p>
              <DataTable
                label={t('known')}
                heads={[t('dayOf'), t('knownThen'), t('nowValue'), t('changed')]}
                rows={items.toReversed().map(({ day, known, now }) => ({
                  key: day,
                  cells: [
                    showDate(day),
                    <Known key="known" known={known} now={now} />,
                    formatNumber(now, 0),
                    known === null || known === now ? '' : changeText(now - known),
                  ],
                }))}
              />
            </>
          )
        }
      </Await>
    </Panel>
  );
}

/** What was known; struck out where it is something else now. */
function Known({ known, now }: { readonly known: number | null; readonly now: number }) {
  if (known === null) {
    return <>–</>;
  }
  return known === now ? <>{formatNumber(known, 0)}</> : <s>{formatNumber(known, 0)}</s>;
}
