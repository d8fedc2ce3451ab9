import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatInstant, formatNumber, formatPercent } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { common } from '../../kit/texts.ts';
import { CountTable } from './CountTable.tsx';
import { figureTexts } from './figure-texts.ts';
import type { ChainModel } from './model.ts';

type FiguresProps = { readonly model: ChainModel; readonly onOpen: (index: number) => void };
type HowKey = Extract<Parameters<typeof figureTexts>[0], `how${string}`>;
type Figure = readonly [name: string, value: ReactNode, how: HowKey];

/** A number, or a dash where there is none. */
function show(value: number | null | undefined, digits = 2): string {
  return value === null || value === undefined ? '–' : formatNumber(value, digits);
}

/** The figures of the chains that were read, each with how it was made. */
export function Figures({ model, onOpen }: FiguresProps) {
  const t = useTexts(figureTexts);
  const words = useTexts(common);
  const { report } = model.analysis;
  const { offspring, serialInterval, chains, unknownSource } = model.analytics;
  const { fit, superspreaders, superspreaderAbove } = offspring;
  const linked = chains.filter((chain) => chain.cases > 1);
  const active = linked.filter((chain) => chain.active === true).length;
  const position = new Map(model.nodes.map((node) => [node.id, node.index]));
  const labelOf = (id: string) => model.nodes[position.get(id) ?? -1]?.label ?? '';
  const figures: readonly Figure[] = [
    [t('cases'), formatNumber(report.cases), 'howCases'],
    [t('links'), formatNumber(report.links), 'howLinks'],
    [
      t('chains'),
      t('chainsAndSingles', {
        n: formatNumber(linked.length),
        single: formatNumber(chains.length - linked.length),
      }),
      'howChains',
    ],
    [
      t('active'),
      chains.every((chain) => chain.active === null)
        ? '–'
        : t('ofN', { a: formatNumber(active), n: formatNumber(linked.length) }),
      'howActive',
    ],
    [
      t('unknownSource'),
      `${formatNumber(unknownSource.length)} (${formatPercent(report.cases === 0 ? 0 : unknownSource.length / report.cases, 1)})`,
      'howUnknown',
    ],
    [t('meanInfected'), show(offspring.mean, 3), 'howMean'],
    [
      t('dispersion'),
      fit === null
        ? '–'
        : fit.k === null
          ? t('noDispersion')
          : `${show(fit.k, 4)} (${show(fit.k025, 4)} – ${fit.k975 === null ? '∞' : show(fit.k975, 4)})`,
      'howDispersion',
    ],
    [t('none'), offspring.shareOfNone === null ? '–' : formatPercent(offspring.shareOfNone, 1), 'howNone'],
    [t('top'), offspring.topShare === null ? '–' : formatPercent(offspring.topShare, 1), 'howTop'],
    [
      t('serial'),
      serialInterval.n === 0
        ? '–'
        : t('serialValue', {
            mean: show(serialInterval.mean, 1),
            sd: show(serialInterval.sd, 1),
            median: show(serialInterval.median, 1),
            min: show(serialInterval.min, 0),
            max: show(serialInterval.max, 0),
            n: formatNumber(serialInterval.n),
          }),
      'howSerial',
    ],
    [
      t('superspreaders'),
      superspreaderAbove === null
        ? '–'
        : t('superspreadersN', { n: superspreaders.length, above: superspreaderAbove }),
      'howSuper',
    ],
  ];
  return (
    <Panel title={t('title')}>
      {model.asOf === null ? null : (
        <p className="muted">{words('asOf', { time: formatInstant(model.asOf) })}</p>
      )}
      <Facts
        items={figures.map(([name, value, how]) => [
          name,
          <span key={how} title={t(how)}>
            {value}
          </span>,
        ])}
      />
      {superspreaders.length === 0 ? null : (
        <div className="row">
          <strong>{t('superspreaders')}:</strong>
          {superspreaders.slice(0, 20).map(({ id, infected }) => (
            <Button
              key={id}
              variant="default"
              size="compact-md"
              onClick={() => onOpen(position.get(id) ?? 0)}
            >
              {labelOf(id)} ({infected})
            </Button>
          ))}
        </div>
      )}
      <details>
        <summary>{t('how')}</summary>
        <dl className="chain-how">
          {figures.map(([name, , how]) => (
            <div key={how}>
              <dt>{name}</dt>
              <dd>{t(how)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="three">
        <CountTable
          title={t('generations')}
          head={[t('generation'), t('cases')]}
          rows={Object.entries(report.generations).map(([generation, n]) => [generation, n])}
        />
        <CountTable
          title={t('distribution')}
          head={[t('infected'), t('cases')]}
          rows={offspring.histogram.map(([infected, cases]) => [String(infected), cases])}
        />
      </div>
    </Panel>
  );
}
