import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useSession } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { Graph } from '../chain/Graph.tsx';
import type { GraphNode } from '../chain/layout.ts';
import { NodeTable } from '../chain/NodeTable.tsx';
import { CountTable } from './CountTable.tsx';
import { texts } from './texts.ts';

type Chains = DataOf<'GET /studies/{name}/chains'>;
const MOST_NODES = 400;
const SHOWN_ROWS = 50;

/** Components, generations and offspring of an imported study, and its largest chain as a graph. */
export function StudyChains() {
  const t = useTexts(texts);
  const { name } = useParams({ strict: false });
  const query = useApi('GET /studies/{name}/chains', { params: { name: name ?? '' } });
  return (
    <Page title={t('heading', { name: name ?? '' })} lead={t('lead')}>
      <Await query={query}>{(chains) => <Study chains={chains} name={name ?? ''} />}</Await>
    </Page>
  );
}

/** Nodes and links of the component with most cases. */
function largestOf(chains: Chains) {
  const sizes = new Map<number, number>();
  for (const node of chains.nodes) {
    sizes.set(node.component, (sizes.get(node.component) ?? 0) + 1);
  }
  const largest = [...sizes].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  const nodes = chains.nodes
    .filter((node) => node.component === largest)
    .map((node) => ({ ...node, status: 'CONFIRMED' }));
  const ids = new Set(nodes.map((node) => node.id));
  const edges = chains.edges
    .filter((edge) => ids.has(edge.from) && ids.has(edge.to))
    .map((edge) => ({ ...edge, kind: 'infected' as const }));
  return { nodes, edges };
}

function Study({ chains, name }: { readonly chains: Chains; readonly name: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { dataset } = useSession();
  const { nodes, edges } = useMemo(() => largestOf(chains), [chains]);
  const drawn = useMemo(() => nodes.slice(0, MOST_NODES), [nodes]);
  const linked = chains.components.filter((size) => size > 1);
  const describe = (node: GraphNode) =>
    t('describe', { label: node.label, generation: node.generation ?? t('unknown') });
  // The records of a study open only while the session works on that study.
  const open = (node: GraphNode) => {
    if (dataset === `study:${name}`) {
      void navigate({ to: '/cases/$id', params: { id: node.id } });
    } else {
      document.querySelector(`#case-${node.id}`)?.scrollIntoView({ block: 'center' });
    }
  };
  return (
    <>
      <Panel>
        <Facts
          items={[
            [t('cases'), formatNumber(chains.cases)],
            [t('links'), formatNumber(chains.links)],
            [t('componentCount'), formatNumber(chains.components.length)],
            [t('singletons'), formatNumber(chains.components.length - linked.length)],
          ]}
        />
      </Panel>
      <div className="three">
        <CountTable
          title={t('generations')}
          head={[t('generation'), t('cases')]}
          rows={Object.entries(chains.generations).map(([generation, n]) => [generation, n])}
        />
        <CountTable
          title={t('components')}
          head={[t('component'), t('size')]}
          rows={linked.slice(0, SHOWN_ROWS).map((size, index) => [String(index + 1), size])}
        />
        <CountTable
          title={t('offspring')}
          head={[t('case'), t('count')]}
          rows={chains.offspring.slice(0, SHOWN_ROWS).map((row) => [row.label, row.count])}
        />
      </div>
      <Panel title={t('graph', { n: formatNumber(nodes.length) })}>
        {drawn.length < nodes.length ? (
          <Notice tone="warning">{t('tooMany', { n: nodes.length, shown: drawn.length })}</Notice>
        ) : null}
        <Graph nodes={drawn} edges={edges} describe={describe} onOpen={open} />
      </Panel>
      <NodeTable nodes={nodes} edges={edges} statusName={() => '–'} onOpen={open} />
    </>
  );
}
