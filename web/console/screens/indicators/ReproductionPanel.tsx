import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import { formatCalendarDate, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { ChartBox } from '../../kit/figures/ChartBox.tsx';
import { Explain } from './Explain.tsx';
import { ExpertChoices } from './ExpertChoices.tsx';
import { dateOf, expertOf, frameOf } from './query.ts';
import { reproductionChart } from './reproduction-chart.ts';
import { texts } from './texts.ts';
import { WindowTable } from './WindowTable.tsx';
import type { Reproduction } from './types.ts';

type ReproductionPanelProps = {
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  readonly asOf: string;
};

/** R by Cori for everybody; behind the switch the choices of an epidemiologist. */
export function ReproductionPanel({ url, change, asOf }: ReproductionPanelProps) {
  const t = useTexts(texts);
  const expert = url['expert'] === '1';
  const query = { ...frameOf(url), by: dateOf(url), ...(expert ? expertOf(url) : {}) };
  const answer = useApi('GET /indicators/reproduction', { query }, { keep: true });
  return (
    <Panel
      title={t('reproduction')}
      actions={
        <>
          <Checkbox
            label={t('expert')}
            checked={expert}
            onChange={(event) => change({ expert: event.currentTarget.checked ? '1' : undefined })}
          />
          <Explain code={query.method === 'wt' ? 'reproduction-cohort' : 'reproduction'} asOf={asOf} />
        </>
      }
    >
      {expert ? <ExpertChoices url={url} change={change} intervals={answer.data?.intervals ?? []} /> : null}
      <Await query={answer} lines={8}>
        {(data) => (
          <Windows
            data={data}
            expert={expert}
            csv={fileUrl('GET /indicators/reproduction', { query: defined(query) })}
          />
        )}
      </Await>
    </Panel>
  );
}

type WindowsProps = { readonly data: Reproduction; readonly expert: boolean; readonly csv: string };

function Windows({ data, expert, csv }: WindowsProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const labelOf = useLabel();
  // A chart is made of words too: the language makes a new one.
  // oxlint-disable-next-line react/exhaustive-deps
  const spec = useMemo(() => reproductionChart(data, t), [data, lang]);
  if (data.reason !== null) {
    return <Notice>{labelOf('indicatorReason', data.reason)}</Notice>;
  }
  const { interval } = data;
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, 2));
  return (
    <>
      <p>
        <strong>{newest(data, t)}</strong>
      </p>
      <ChartBox spec={spec} name={`reproduction-${data.method}`} csv={csv} />
      <ul className="notes small muted">
        {interval === null ? null : (
          <li>
            {t('siUsed', {
              mean: number(interval.mean),
              sd: number(interval.sd),
              source: interval.source === null ? '' : ` (${interval.source})`,
            })}{' '}
            {interval.certainty === 'unverified' ? t('siUnverified') : ''}
          </li>
        )}
        <li>
          {data.importedKnown
            ? t('importedKnown', {
                n: formatNumber(data.imported),
                unknown: formatNumber(data.withoutOrigin),
              })
            : t('importedUnknown')}
        </li>
        {data.withoutDate === 0 ? null : <li>{t('withoutDate', { n: formatNumber(data.withoutDate) })}</li>}
      </ul>
      {expert ? <WindowTable windows={data.windows} /> : null}
    </>
  );
}

/** The newest window without a doubt, in one sentence. */
function newest({ windows, method }: Reproduction, t: typeof texts): string {
  const one = windows.findLast((window) => window.doubts.length === 0 && window.mean !== null);
  if (one?.mean === undefined || one.mean === null) {
    return t('rNone');
  }
  const date = formatCalendarDate(one.to);
  const mean = formatNumber(one.mean, 2);
  return method === 'wt' || one.q025 === null || one.q975 === null
    ? t('rReadableWt', { date, mean })
    : t('rReadable', { date, mean, low: formatNumber(one.q025, 2), high: formatNumber(one.q975, 2) });
}
