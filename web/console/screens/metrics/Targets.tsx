import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { type Metric, metricUnit } from '../../kit/metrics/words.ts';
import { Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { TargetDialog } from './TargetDialog.tsx';
import { texts } from './texts.ts';

type TargetsProps = { readonly metric: Metric; readonly areaId: string | null };

/** Targets of a metric, newest first; who may sets one. */
export function Targets({ metric, areaId }: TargetsProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const manages = useRight('figure.manage');
  const [open, setOpen] = useState(false);
  const found = useApi('GET /metric-targets', { query: { metric: metric.code } });
  return (
    <Panel
      title={t('targets')}
      actions={
        <>
          <ExportList
            url={fileUrl('GET /metric-targets', { query: { metric: metric.code } })}
            name="targets"
          />
          {manages ? (
            <Button variant="default" onClick={() => setOpen(true)}>
              {t('setTarget')}
            </Button>
          ) : null}
        </>
      }
    >
      <Await query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('noTarget')} />
          ) : (
            <DataTable
              label={t('targets')}
              words={[1, 2, 3, 4]}
              heads={[words('area'), t('target'), t('from'), t('source'), t('author')]}
              rows={items.map((one) => ({
                key: one.id,
                cells: [
                  one.areaName,
                  `${t(one.direction)} ${formatNumber(one.value, 1)} ${metricUnit(metric, lang)}`,
                  showDate(one.validFrom),
                  one.source,
                  one.author,
                ],
              }))}
            />
          )
        }
      </Await>
      {open ? <TargetDialog metric={metric} areaId={areaId} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
