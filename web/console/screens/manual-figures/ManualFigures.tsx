import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { MetricSelect } from '../../kit/metrics/MetricSelect.tsx';
import { Page } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { useApi } from '../../kit/useApi.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { DeclareDialog } from './DeclareDialog.tsx';
import { EnterDialog } from './EnterDialog.tsx';
import { EnteredTable } from './EnteredTable.tsx';
import { texts } from './texts.ts';
import type { Entered } from './types.ts';
import { FilterBar } from '../../kit/list/FilterBar.tsx';

type Opened = 'declare' | 'enter' | Entered | null;

/** Figures that officers enter, with those that were corrected. */
export function ManualFigures() {
  const t = useTexts(texts);
  const manages = useRight('figure.manage');
  const [url, change] = useUrlState();
  const [opened, setOpened] = useState<Opened>(null);
  const query = { metric: url['metric'] };
  const metrics = useApi('GET /metrics', { query: { module: 'manual' } });
  const found = useApi('GET /manual-figures', { query }, { keep: true });
  const declared = (metrics.data?.items ?? []).filter(({ kind }) => kind === 'manual');
  const close = () => setOpened(null);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExportList url={fileUrl('GET /manual-figures', { query: defined(query) })} name="manual-figures" />
          {manages ? (
            <>
              <Button variant="default" onClick={() => setOpened('declare')}>
                {t('declare')}
              </Button>
              <Button disabled={declared.length === 0} onClick={() => setOpened('enter')}>
                {t('enter')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {declared.length < 2 ? null : (
        <FilterBar>
          <MetricSelect
            metrics={declared}
            value={url['metric'] ?? null}
            onChange={(metric) => change({ metric: metric ?? undefined })}
          />
        </FilterBar>
      )}
      <Await query={found} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} hint={declared.length === 0 ? t('noMetric') : t('noneHint')} />
          ) : (
            <EnteredTable
              items={items}
              metrics={new Map(declared.map((one) => [one.code, one]))}
              onCorrect={manages ? setOpened : null}
            />
          )
        }
      </Await>
      {opened === 'declare' ? <DeclareDialog onClose={close} /> : null}
      {opened === 'enter' ? <EnterDialog metrics={declared} onClose={close} /> : null}
      {opened !== null && typeof opened === 'object' ? (
        <CorrectDialog figure={opened} onClose={close} />
      ) : null}
    </Page>
  );
}
