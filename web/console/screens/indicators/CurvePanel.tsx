import { useMemo } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { type UrlValues, oneOf } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { useApi } from '../../kit/useApi.ts';
import { ChartBox } from '../../kit/figures/ChartBox.tsx';
import { Explain } from './Explain.tsx';
import { dateOf, frameOf } from './query.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { texts } from './texts.ts';
import { pointOf } from './words.ts';

type Curve = DataOf<'GET /indicators/curve'>;
type CurvePanelProps = {
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  readonly asOf: string;
};
const steps = ['day', 'week'] as const;

/** The epidemic curve, its incomplete days hatched, with what they are expected to become. */
export function CurvePanel({ url, change, asOf }: CurvePanelProps) {
  const t = useTexts(texts);
  const step = oneOf(steps, url['step']) ?? 'day';
  const query = { ...frameOf(url), by: dateOf(url), step };
  const answer = useApi('GET /indicators/curve', { query }, { keep: true });
  return (
    <Panel
      title={t('curve')}
      actions={
        <>
          <Segments
            label={t('step')}
            options={[
              ['day', t('byDay')],
              ['week', t('byWeek')],
            ]}
            value={step}
            onChange={(next) => change({ step: next === 'day' ? undefined : next })}
          />
          <Explain code="epi-curve" asOf={asOf} />
          <Explain code="nowcast" asOf={asOf} />
        </>
      }
    >
      <Await query={answer} lines={8}>
        {(curve) => (
          <CurveChart curve={curve} csv={fileUrl('GET /indicators/curve', { query: defined(query) })} />
        )}
      </Await>
    </Panel>
  );
}

function CurveChart({ curve, csv }: { readonly curve: Curve; readonly csv: string }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const labelOf = useLabel();
  // A chart is made of words too: the language makes a new one.
  // oxlint-disable-next-line react/exhaustive-deps
  const spec = useMemo(() => specOf(curve, t, labelOf('caseDate', curve.by)), [curve, lang]);
  if (curve.points.every((point) => point.cases === 0)) {
    return <Empty title={t('noCases')} hint={t('noCasesHint')} />;
  }
  return (
    <>
      <ChartBox spec={spec} name="epi-curve" csv={csv} />
      <ul className="notes small muted">
        {curve.withoutDate === 0 ? null : <li>{t('withoutDate', { n: formatNumber(curve.withoutDate) })}</li>}
        {curve.by === 'report' ? null : (
          <li>
            {curve.delayCases === null ? t('noDelay') : t('delayFrom', { n: formatNumber(curve.delayCases) })}
          </li>
        )}
      </ul>
    </>
  );
}

function specOf(curve: Curve, t: typeof texts, by: string): ChartSpec {
  const incomplete = curve.points.find((point) => point.incomplete);
  const nowcast = curve.points.some((point) => point.expected !== null);
  return {
    title: t('curveBy', { by: by.toLowerCase() }),
    unit: t('casesUnit'),
    kind: 'bar',
    step: curve.step,
    times: curve.points.map((point) => pointOf(point.date)),
    series: [
      { name: t('counted'), values: curve.points.map((point) => point.cases) },
      ...(nowcast
        ? [
            {
              name: t('expected'),
              kind: 'line' as const,
              values: curve.points.map((point) => point.expected),
            },
            { name: t('expectedLow'), kind: 'line' as const, values: curve.points.map((point) => point.low) },
            {
              name: t('expectedHigh'),
              kind: 'line' as const,
              values: curve.points.map((point) => point.high),
            },
          ]
        : []),
    ],
    ...(nowcast ? { bands: [{ low: 2, high: 3 }] } : {}),
    ...(incomplete === undefined ? {} : { incompleteFrom: pointOf(incomplete.date) }),
  };
}
