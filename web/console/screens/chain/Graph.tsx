import { useMemo, useRef, useState } from 'react';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useElementKeys } from '../../kit/useElementKeys.ts';
import './chain.css';
import type { Encoding } from './encoding.ts';
import { linksAmong } from './exports.ts';
import { type GraphEdge, type Placed, boundsOf, layOut, nodeTowards } from './layout.ts';
import { type ChainModel, type ChainNode, isReversed } from './model.ts';
import { Shape } from './Shape.tsx';
import { texts } from './texts.ts';
import { describeNode, nameOf } from './words.ts';

type GraphProps = {
  readonly model: ChainModel;
  /** The nodes drawn: few enough for forces. */
  readonly nodes: readonly ChainNode[];
  readonly encoding: Encoding;
  /** The record in view, drawn with a ring. */
  readonly here: number | null;
  readonly onOpen: (index: number) => void;
};

/** The transmission graph of a small selection: moved through by keys, opened by click or Enter. */
export function Graph({ model, nodes, encoding, here, onOpen }: GraphProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const edges = useMemo(
    () =>
      linksAmong(model, nodes).map(([from, to, kind]) => ({
        from: from.id,
        to: to.id,
        kind,
        reversed: kind === 'infected' && isReversed(from, to),
      })),
    [model, nodes],
  );
  const placed = useMemo(() => layOut(nodes, edges), [nodes, edges]);
  const byId = new Map(placed.map((node) => [node.id, node]));
  const [focused, setFocused] = useState<string | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const [x, y, width, height] = boundsOf(placed);
  const current = byId.get(focused ?? model.nodes[here ?? -1]?.id ?? '') ?? placed[0];

  useElementKeys(host, (event) => {
    const next = current === undefined ? null : nodeTowards(placed, current, event.key);
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
              <Shape
                status={node.status}
                category={encoding.categories[encoding.of[node.index]!]!}
                here={node.index === here}
              />
              <text className="graph-label" y={28} textAnchor="middle">
                {node.status === 'CONTACT' && node.label === '' ? '' : nameOf(model, node)}
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
            aria-label={describeNode(model, node.index, lang)}
            title={describeNode(model, node.index, lang)}
            onFocus={() => setFocused(node.id)}
            onClick={() => onOpen(node.index)}
          />
        ))}
      </div>
      <p className="muted small">{t('graphHint')}</p>
    </div>
  );
}

type LineProps = {
  readonly edge: GraphEdge & { readonly reversed: boolean };
  readonly byId: ReadonlyMap<string, Placed>;
};

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
    <g className={`graph-line graph-${edge.reversed ? 'reversed' : edge.kind}`}>
      <line x1={from.x} y1={from.y} x2={endX} y2={endY} />
      {edge.kind === 'infected' ? (
        <path d="M0 0l-8 -4v8z" transform={`translate(${endX} ${endY}) rotate(${angle})`} />
      ) : null}
    </g>
  );
}
