import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { metricName } from '../../kit/metrics/words.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { EnterForm } from './EnterForm.tsx';
import { NationalForms } from './NationalForms.tsx';
import { Sites } from './Sites.tsx';
import { texts } from './texts.ts';

/** Comparisons with national platforms: their history, one of them by commune, and the files for the platforms. */
export function Reconciliation() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const manages = useRight('figure.manage');
  const [url, change] = useUrlState();
  const [entering, setEntering] = useState(false);
  const metrics = useApi('GET /metrics', {});
  const found = useApi('GET /reconciliations', { query: {} }, { keep: true });
  const nameOf = (code: string) => {
    const metric = metrics.data?.items.find((one) => one.code === code);
    return metric === undefined ? code : metricName(metric, lang);
  };
  const open = url['id'] ?? found.data?.items[0]?.id;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={manages && !entering ? <Button onClick={() => setEntering(true)}>{t('enter')}</Button> : null}
    >
      {entering ? (
        <EnterForm
          metrics={metrics.data?.items ?? []}
          platforms={[...new Set(found.data?.items.map(({ platform }) => platform))]}
          onSaved={(id) => change({ id })}
          onClose={() => setEntering(false)}
        />
      ) : null}
      {open === undefined ? null : <Sites id={open} nameOf={nameOf} />}
      <Panel title={t('history')}>
        <Await query={found}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('none')} hint={t('noneHint')} />
            ) : (
              <DataTable
                label={t('history')}
                words={[1]}
                heads={[t('when'), t('platform'), t('ours'), t('theirs'), t('gap'), t('share')]}
                rows={items.map((one) => ({
                  key: one.id,
                  cells: [
                    <>
                      {showInstant(one.to)}
                      <span className="block" />
                      <Button
                        variant="default"
                        size="compact-sm"
                        disabled={one.id === open}
                        onClick={() => change({ id: one.id })}
                      >
                        {words('open')}
                        <span className="hidden"> {showInstant(one.to)}</span>
                      </Button>
                    </>,
                    <>
                      {one.platform}
                      <span className="muted small block">
                        {nameOf(one.metric)} · {t('sites', { n: one.sites })} · {one.author}
                      </span>
                    </>,
                    one.ours === null ? '–' : formatNumber(one.ours, 0),
                    formatNumber(one.theirs, 0),
                    one.gap === null ? '–' : formatNumber(one.gap, 0),
                    one.share === null ? '–' : formatPercent(one.share, 1),
                  ],
                }))}
              />
            )
          }
        </Await>
      </Panel>
      <NationalForms />
    </Page>
  );
}
