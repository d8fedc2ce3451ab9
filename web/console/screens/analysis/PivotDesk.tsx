import { formatCalendarDate, formatInstant } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { Ask } from './Ask.tsx';
import { PivotChart } from './PivotChart.tsx';
import { PivotTable } from './PivotTable.tsx';
import { questionOf } from './question.ts';
import { texts } from './texts.ts';
import { Views } from './Views.tsx';

type PivotDeskProps = { readonly url: UrlValues; readonly change: (patch: UrlValues) => void };

/** A question in the address, its table and its chart. */
export function PivotDesk({ url, change }: PivotDeskProps) {
  const t = useTexts(texts);
  const question = questionOf(url);
  const metrics = useApi('GET /analysis/metrics', {});
  const lang = useLanguage();
  const names = question.metric
    .split(',')
    .map((code) => metrics.data?.items.find((one) => one.code === code)?.[lang] ?? code)
    .join(', ');
  const answer = useApi('GET /analysis/pivot', { query: question }, { keep: true });
  return (
    <>
      <Views url={url} change={change} />
      <Ask question={question} url={url} change={change} metrics={metrics.data?.items ?? []} />
      <Panel
        title={t('answer')}
        actions={
          <FileButton
            url={fileUrl('GET /analysis/pivot', { query: defined(question) })}
            accept="text/csv"
            name="analysis.csv"
          >
            {t('csv')}
          </FileButton>
        }
      >
        <Await query={answer} lines={8}>
          {(pivot) => (
            <div className="stack" aria-busy={answer.isFetching}>
              <p className="small muted">
                {t('stamp', {
                  area: pivot.area?.name ?? t('ownAreas'),
                  from: formatCalendarDate(pivot.from),
                  to: formatCalendarDate(pivot.to),
                  asOf: pivot.asOf === null ? '–' : formatInstant(pivot.asOf),
                })}
              </p>
              {pivot.withoutPopulation.length > 0 ? (
                <Notice tone="warning">
                  {t('withoutPopulation', {
                    n: pivot.withoutPopulation.length,
                    names: pivot.withoutPopulation.slice(0, 5).join(', '),
                  })}
                </Notice>
              ) : null}
              <PivotChart pivot={pivot} question={question} metrics={names} />
              <PivotTable pivot={pivot} question={question} />
            </div>
          )}
        </Await>
      </Panel>
    </>
  );
}
