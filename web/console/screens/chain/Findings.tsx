import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DateFindingKind } from '../../../../lib/epidemiology/index.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { findingTexts } from './finding-texts.ts';
import type { ChainModel } from './model.ts';
import { showDay } from './words.ts';

type FindingsProps = {
  readonly model: ChainModel;
  readonly change: (patch: UrlValues) => void;
  readonly onOpen: (index: number) => void;
};

const MOST = 200;
const MOST_CHAINS = 100;
const kindTexts = {
  'infectee-before-infector': 'infecteeFirst',
  'report-before-onset': 'reportFirst',
  'death-before-onset': 'deathBeforeOnset',
  'death-before-report': 'deathBeforeReport',
  'positive-before-sample': 'positiveFirst',
  'after-today': 'afterToday',
} as const satisfies { readonly [kind in DateFindingKind]: string };

type Finding = { readonly text: string; readonly detail: string; readonly ids: readonly string[] };

/** What an epidemiologist should look at: loops, dates that contradict each other, long gaps; and the list of chains. */
export function Findings({ model, change, onOpen }: FindingsProps) {
  const t = useTexts(findingTexts);
  const { loops, dateFindings, longGaps, severalInfectors, chains } = model.analytics;
  const position = new Map(model.nodes.map((node) => [node.id, node.index]));
  const days = (n: number) => t('days', { n: formatNumber(n) });
  const findings: Finding[] = [
    ...loops.map((ids) => ({ text: t('loop'), detail: t('loopOf', { n: ids.length }), ids })),
    ...dateFindings.map((one) => ({ text: t(kindTexts[one.kind]), detail: days(one.days), ids: one.ids })),
    ...longGaps.map((gap) => ({
      text: t('longGap'),
      detail: t('gapOf', { days: formatNumber(gap.days), allowed: formatNumber(gap.allowed) }),
      ids: [gap.from, gap.to],
    })),
    ...severalInfectors.map(([id, n]) => ({ text: t('several'), detail: t('infectors', { n }), ids: [id] })),
  ];
  const linked = chains.filter((chain) => chain.cases > 1);
  const open = (id: string): ReactNode => (
    <Button key={id} variant="subtle" size="compact-sm" onClick={() => onOpen(position.get(id) ?? 0)}>
      {model.nodes[position.get(id) ?? -1]?.label ?? '?'}
    </Button>
  );
  return (
    <>
      <Panel title={t('title', { n: formatNumber(findings.length) })}>
        {findings.length === 0 ? <p>{t('nothing')}</p> : null}
        {findings.length > MOST ? <p className="muted">{t('first', { n: MOST })}</p> : null}
        {findings.length === 0 ? null : (
          <TableRegion label={t('title', { n: findings.length })} tall>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('what')}</th>
                  <th scope="col">{t('detail')}</th>
                  <th scope="col">{t('records')}</th>
                </tr>
              </thead>
              <tbody>
                {findings.slice(0, MOST).map((one) => (
                  <tr key={`${one.text} ${one.ids.join(' ')}`}>
                    <td>{one.text}</td>
                    <td>{one.detail}</td>
                    <td className="wrap">{one.ids.slice(0, 10).map(open)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableRegion>
        )}
      </Panel>
      <Panel title={t('chains', { n: formatNumber(linked.length) })}>
        {linked.length > MOST_CHAINS ? <p className="muted">{t('largest', { n: MOST_CHAINS })}</p> : null}
        <TableRegion label={t('chains', { n: linked.length })} tall>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('chain')}</th>
                <th scope="col" className="end">
                  {t('cases')}
                </th>
                <th scope="col" className="end">
                  {t('generations')}
                </th>
                <th scope="col" className="end">
                  {t('noSource')}
                </th>
                <th scope="col">{t('firstOnset')}</th>
                <th scope="col">{t('lastActivity')}</th>
                <th scope="col">{t('state')}</th>
              </tr>
            </thead>
            <tbody>
              {linked.slice(0, MOST_CHAINS).map((chain) => (
                <tr key={chain.component}>
                  <th scope="row">
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() => change({ component: String(chain.component + 1) })}
                    >
                      {t('only', { n: chain.component + 1 })}
                    </Button>
                  </th>
                  <td className="end">{formatNumber(chain.cases)}</td>
                  <td className="end">{chain.lastGeneration ?? '–'}</td>
                  <td className="end">{formatNumber(chain.unknownSources)}</td>
                  <td>{showDay(chain.firstOnsetDay)}</td>
                  <td>{showDay(chain.lastActivityDay)}</td>
                  <td>
                    {chain.active === null ? '–' : null}
                    {chain.active === true ? <Tag tone="warning">{t('goesOn')}</Tag> : null}
                    {chain.active === false ? <Tag tone="muted">{t('over')}</Tag> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      </Panel>
    </>
  );
}
