import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import type { ChainModel, ChainNode } from './model.ts';
import { texts } from './texts.ts';
import { nameOf, showDay, statusName } from './words.ts';

type NodeTableProps = {
  readonly model: ChainModel;
  /** What the drawing shows, in its order. */
  readonly nodes: readonly ChainNode[];
  readonly onOpen: (index: number) => void;
};

const A_PAGE = 50;
const MOST_NAMES = 8;

/** The drawing as a table: the same people and links, page by page, readable without sight of the drawing. */
export function NodeTable({ model, nodes, onOpen }: NodeTableProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [asked, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(nodes.length / A_PAGE) - 1);
  const page = Math.min(asked, last);
  const from = page * A_PAGE;
  const names = (list: readonly number[]) => {
    const shown = list.slice(0, MOST_NAMES).map((index) => nameOf(model, model.nodes[index]!));
    return list.length > MOST_NAMES
      ? t('andMore', { names: shown.join(', '), n: list.length - MOST_NAMES })
      : shown.join(', ') || '–';
  };
  const sources = (node: ChainNode) =>
    node.sourcesOutside === 0
      ? names(node.infectors)
      : `${node.infectors.length === 0 ? '' : `${names(node.infectors)}; `}${t('outside', { n: node.sourcesOutside })}`;
  return (
    <Panel
      title={t('table')}
      actions={
        <>
          <span className="muted">
            {t('rows', {
              from: formatNumber(Math.min(nodes.length, from + 1)),
              to: formatNumber(Math.min(nodes.length, from + A_PAGE)),
              n: formatNumber(nodes.length),
            })}
          </span>
          <Button variant="default" size="compact-md" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('previous')}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            disabled={page === last}
            onClick={() => setPage(page + 1)}
          >
            {t('next')}
          </Button>
        </>
      }
    >
      <TableRegion label={t('table')}>
        <table className="table">
          <caption className="hidden">{t('table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('node')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col">{t('area')}</th>
              <th scope="col">{t('onset')}</th>
              <th scope="col" className="end">
                {t('generation')}
              </th>
              <th scope="col">{t('infectedBy')}</th>
              <th scope="col">{t('infects')}</th>
              <th scope="col" className="end">
                {t('contactsOf')}
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.slice(from, from + A_PAGE).map((node) => (
              <tr key={node.index}>
                <th scope="row">
                  <Button variant="subtle" size="compact-sm" onClick={() => onOpen(node.index)}>
                    {nameOf(model, node)}
                  </Button>
                </th>
                <td>{statusName(node.status, lang)}</td>
                <td>{node.area ?? '–'}</td>
                <td>{showDay(node.onset)}</td>
                <td className="end">{node.generation ?? '–'}</td>
                <td className="wrap">{sources(node)}</td>
                <td className="wrap">{names(node.infectees)}</td>
                <td className="end">{formatNumber(node.contacts.length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Panel>
  );
}
