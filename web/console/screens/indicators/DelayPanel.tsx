import { formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { Explain } from './Explain.tsx';
import type { FrameQuery } from './query.ts';
import { texts } from './texts.ts';

type DelayPanelProps = { readonly query: FrameQuery; readonly asOf: string };

/** How long the steps from onset to isolation take. */
export function DelayPanel({ query, asOf }: DelayPanelProps) {
  const t = useTexts(texts);
  const labelOf = useLabel();
  const answer = useApi('GET /indicators/delays', { query }, { keep: true });
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value));
  return (
    <Panel
      title={t('delays')}
      actions={
        <FileButton
          url={fileUrl('GET /indicators/delays', { query: defined(query) })}
          accept="text/csv"
          name="delays.csv"
        >
          {t('csv')}
        </FileButton>
      }
    >
      <Await query={answer} lines={6}>
        {({ items }) => (
          <DataTable
            label={t('delays')}
            heads={[
              t('delay'),
              t('n'),
              t('median'),
              t('iqr'),
              t('p90'),
              t('meanColumn'),
              t('max'),
              t('contradictions'),
            ]}
            rows={items.map((one) => ({
              key: one.code,
              cells: [
                <span key="name">
                  {labelOf('indicator', one.code)} <Explain code={one.code} asOf={asOf} />
                  {one.reason === null ? null : (
                    <span className="small muted block">{labelOf('indicatorReason', one.reason)}</span>
                  )}
                </span>,
                formatNumber(one.n),
                number(one.median),
                one.q1 === null ? '–' : `${number(one.q1)} – ${number(one.q3)}`,
                number(one.p90),
                number(one.mean),
                number(one.max),
                formatNumber(one.contradictions),
              ],
            }))}
          />
        )}
      </Await>
    </Panel>
  );
}
