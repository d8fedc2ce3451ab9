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
                rows={items.toReversed().map(({ day, known, now, knownParts, nowParts }) => ({
                  key: day,
                  cells: [
                    showDate(day),
                    <Known key="known" known={known} now={now} parts={knownParts} />,
                    now === null ? '–' : shown(now, nowParts),
                    known === null || now === null || known === now ? '' : changeText(now - known),
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

type Parts = { readonly numerator: number | null; readonly denominator: number | null } | undefined;

/** A count, or a share with both of its parts. */
function shown(value: number, parts: Parts): string {
  return parts === undefined
    ? formatNumber(value, 0)
    : `${formatNumber(value, 1)} (${formatNumber(parts.numerator ?? 0)}/${formatNumber(parts.denominator ?? 0)})`;
}

type KnownProps = { readonly known: number | null; readonly now: number | null; readonly parts: Parts };

/** What was known; struck out where it is something else now. */
function Known({ known, now, parts }: KnownProps) {
  if (known === null) {
    return <>–</>;
  }
  return known === now || now === null ? <>{shown(known, parts)}</> : <s>{shown(known, parts)}</s>;
}
