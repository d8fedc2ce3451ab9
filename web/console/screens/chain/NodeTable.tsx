import { Button } from '@mantine/core';
import { showDate } from '../../kit/show.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import type { GraphEdge, GraphNode } from './layout.ts';
import { texts } from './texts.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';

type NodeTableProps = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly statusName: (status: string) => string;
  readonly onOpen: (node: GraphNode) => void;
};

/** The graph as a table: the same people and links, readable without sight of the drawing. */
export function NodeTable({ nodes, edges, statusName, onOpen }: NodeTableProps) {
  const t = useTexts(texts);
  const names = new Map(nodes.map((node) => [node.id, node.label]));
  const list = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '?').join(', ') || '–';
  const of = (id: string, side: 'from' | 'to', kind: GraphEdge['kind']) =>
    edges
      .filter((edge) => edge[side] === id && edge.kind === kind)
      .map((edge) => edge[side === 'from' ? 'to' : 'from']);
  return (
    <Panel title={t('table')}>
      <TableRegion label={t('table')}>
        <table className="table">
          <caption className="hidden">{t('table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('node')}</th>
              <th scope="col">{t('status')}</th>
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
            {nodes.map((node) => (
              <tr key={node.id} id={`case-${node.id}`}>
                <th scope="row">
                  <Button variant="subtle" size="compact-sm" onClick={() => onOpen(node)}>
                    {node.label}
                  </Button>
                </th>
                <td>{statusName(node.status)}</td>
                <td>{showDate(node.onsetDate)}</td>
                <td className="end">{node.generation ?? '–'}</td>
                <td className="wrap">{list(of(node.id, 'to', 'infected'))}</td>
                <td className="wrap">{list(of(node.id, 'from', 'infected'))}</td>
                <td className="end">{of(node.id, 'from', 'contact').length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Panel>
  );
}
