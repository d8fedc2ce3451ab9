import { Progress } from '@mantine/core';
import '@mantine/core/styles/Progress.css';
import { useMemo, useState } from 'react';
import type { WhatIfResult } from '../../../../contract/analysis.ts';
import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import { ChartBox } from '../../kit/figures/ChartBox.tsx';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { Segments } from '../../kit/figures/Segments.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { type Measure, measures, modelChart } from './model.ts';
import { texts } from './texts.ts';

const ASK_EVERY_MS = 1_000;

/** A run of the model: how far it is, and what came out. */
export function ModelRun({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const [over, setOver] = useState(false);
  const job = useApi('GET /jobs/{id}', { params: { id } }, over ? {} : { everyMs: ASK_EVERY_MS });
  const state = job.data?.state;
  if ((state === 'done' || state === 'failed') && !over) {
    setOver(true);
  }
  if (job.data === undefined) {
    return <FailureNotice failure={job.error} />;
  }
  if (state === 'failed') {
    return (
      <Notice tone="bad" alert>
        {t('failed')}
      </Notice>
    );
  }
  if (state === 'done') {
    return <Outcome result={job.data.result as WhatIfResult} />;
  }
  const percent = formatPercent(job.data.progress);
  return (
    <>
      <Notice>{t('running', { percent })}</Notice>
      <Progress value={job.data.progress * 100} aria-label={t('running', { percent })} />
    </>
  );
}

function Outcome({ result }: { readonly result: WhatIfResult }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [measure, setMeasure] = useState<Measure>('infections');
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the words of the chart follow the language
  const chart = useMemo(() => modelChart(result, measure, t), [result, measure, lang]);
  const range = (side: 'base' | 'scenario', one: Measure) => {
    const [low, , middle, , high] = result[side].overall[one];
    return t('range', {
      middle: formatNumber(middle ?? 0, 0),
      low: formatNumber(low ?? 0, 0),
      high: formatNumber(high ?? 0, 0),
    });
  };
  return (
    <Panel title={t('outcome')}>
      <p>
        {t('outcomeLead', {
          people: formatNumber(result.people),
          days: result.days,
          runs: result.base.runs,
        })}
      </p>
      <DataTable
        label={t('outcome')}
        heads={[t('what'), t('base'), t('scenario')]}
        rows={[
          ...measures.map((one) => ({
            key: one,
            cells: [t(`overall-${one}`), range('base', one), range('scenario', one)],
          })),
          {
            key: 'extinct',
            cells: [t('extinct'), formatPercent(result.base.extinct), formatPercent(result.scenario.extinct)],
          },
        ]}
      />
      <Segments
        label={t('what')}
        options={measures.map((one) => [one, t(one)] as const)}
        value={measure}
        onChange={setMeasure}
      />
      <ChartBox spec={chart} name={`model-${measure}`} />
      <p className="small muted">{t('modelNote')}</p>
    </Panel>
  );
}
