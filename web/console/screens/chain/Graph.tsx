import { useMemo, useRef, useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { useElementKeys } from '../../kit/useElementKeys.ts';
import './graph.css';
import { type GraphEdge, type GraphNode, type Placed, boundsOf, layOut, nodeTowards } from './layout.ts';
import { Shape } from './Shape.tsx';
import { texts } from './texts.ts';

type GraphProps = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** The record in view, drawn with a ring. */
  readonly here?: string;
  readonly describe: (node: GraphNode) => string;
  readonly onOpen: (node: GraphNode) => void;
};

/** The transmission graph: drawn once, moved through by keys, opened by click or Enter. */
export function Graph({ nodes, edges, here, describe, onOpen }: GraphProps) {
  const t = useTexts(texts);
  const placed = useMemo(() => layOut(nodes, edges), [nodes, edges]);
  const byId = new Map(placed.map((node) => [node.id, node]));
  const [focused, setFocused] = useState<string | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const [x, y, width, height] = boundsOf(placed);
  const current = byId.get(focused ?? here ?? '') ?? placed[0];

  useElementKeys(host, (event) => {
    if (current === undefined) {
      return;
    }
    const next = nodeTowards(placed, current, event.key);
    if (next !== null) {
      event.preventDefault();
      setFocused(next.id);
      host.current?.querySelector<HTMLElement>(`[data-node="${next.id}"]`)?.focus();
    }
  });
  return (
    <div className="graph" ref={host}>
      <div className="graph-canvas" style={{ width, height }}>
        <svg viewBox={`${x} ${y} ${width} ${height}`} width={width} height={height} aria-hidden="true">
          {edges.map((edge) => (
            <Line key={`${edge.from} ${edge.to} ${edge.kind}`} edge={edge} byId={byId} />
          ))}
          {placed.map((node) => (
            <g key={node.id} transform={`translate(${node.x} ${node.y})`}>
              <Shape status={node.status} here={node.id === here} />
              <text className="graph-label" y={26} textAnchor="middle">
                {node.label}
              </text>
            </g>
          ))}
        </svg>
        {placed.map((node) => (
          <button
            key={node.id}
            type="button"
            className="graph-node"
            data-node={node.id}
            style={{ left: node.x - x - 14, top: node.y - y - 14 }}
            tabIndex={node.id === current?.id ? 0 : -1}
            aria-label={describe(node)}
            title={describe(node)}
            onFocus={() => setFocused(node.id)}
            onClick={() => onOpen(node)}
          />
        ))}
      </div>
      <p className="muted small">{t('graphHint')}</p>
    </div>
  );
}

type LineProps = { readonly edge: GraphEdge; readonly byId: ReadonlyMap<string, Placed> };

function Line({ edge, byId }: LineProps) {
  const from = byId.get(edge.from);
  const to = byId.get(edge.to);
  if (from === undefined || to === undefined) {
    return null;
  }
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  // The arrow ends at the rim of the node.
  const endX = to.x - ((to.x - from.x) / length) * 15;
  const endY = to.y - ((to.y - from.y) / length) * 15;
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return (
    <g className={`graph-line graph-${edge.kind}`}>
      <line x1={from.x} y1={from.y} x2={endX} y2={endY} />
      {edge.kind === 'infected' ? (
        <path d="M0 0l-8 -4v8z" transform={`translate(${endX} ${endY}) rotate(${angle})`} />
      ) : null}
    </g>
  );
}
