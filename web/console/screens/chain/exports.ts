import { csvLine } from '../../../../lib/sheets/csv-write.ts';
import { escapeXml } from '../../../shared/xml.ts';
import { drawScene } from './draw.ts';
import { shapeOf, trace } from './draw-nodes.ts';
import { boundsOf, layOut } from './layout.ts';
import type { Scene } from './scene.ts';
import type { ChainModel, ChainNode, Day } from './model.ts';
import { svgPen } from './pen.ts';
import { AXIS, gutterOf, type Size } from './view.ts';

/** Day and row of an SVG export in pixels; a drawing larger than `MOST` shrinks. */
const DAY_PX = 36;
const ROW_PX = 18;
const LABEL_PX = 120;
/** Radius of a node of the graph. */
const NODE_PX = 12;
const MOST = 30_000;

/** The whole drawing, not only what is in view, as an SVG file. */
export function toSvg(scene: Scene, title: string): string {
  const { columns, rows } = scene.placement;
  const left = gutterOf(scene.placement, { width: 1_000, height: 0 });
  const kx = Math.min(DAY_PX, MOST / Math.max(1, columns));
  const ky = Math.min(ROW_PX, MOST / Math.max(1, rows));
  const size: Size = {
    width: Math.max(600, Math.ceil(left + columns * kx + LABEL_PX)),
    height: Math.ceil(AXIS + rows * ky + 8),
  };
  const pen = svgPen();
  drawScene(pen, scene, { kx, ky, dx: 0, dy: 0 }, size);
  return svgFile(pen.text(), title, [0, 0, size.width, size.height]);
}

/** The graph of these nodes as an SVG file, laid out as on the screen. */
export function toGraphSvg({ model, encoding }: Scene, nodes: readonly ChainNode[], title: string): string {
  const links = linksAmong(model, nodes);
  const placed = layOut(
    nodes,
    links.map(([from, to, kind]) => ({ from: from.id, to: to.id, kind })),
  );
  const at = new Map(placed.map((node) => [node.id, node]));
  const pen = svgPen();
  pen.strokeStyle = '#6b7a86';
  for (const [from, to, kind] of links) {
    pen.setLineDash(kind === 'contact' ? [4, 4] : []);
    pen.beginPath();
    pen.moveTo(at.get(from.id)!.x, at.get(from.id)!.y);
    pen.lineTo(at.get(to.id)!.x, at.get(to.id)!.y);
    pen.stroke();
  }
  pen.setLineDash([]);
  pen.strokeStyle = '#33414c';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const node of placed) {
    const { fill, ink, letter } = encoding.categories[encoding.of[node.index]!]!;
    pen.fillStyle = fill;
    pen.beginPath();
    trace(pen, shapeOf[node.status], node.x, node.y, NODE_PX);
    pen.fill();
    pen.stroke();
    pen.fillStyle = ink;
    pen.fillText(letter, node.x, node.y);
    pen.fillStyle = '#1b2730';
    pen.fillText(node.label, node.x, node.y + 2 * NODE_PX);
  }
  return svgFile(pen.text(), title, boundsOf(placed));
}

function svgFile(
  content: string,
  title: string,
  [x, y, width, height]: readonly [number, number, number, number],
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" font-family="Be Vietnam Pro, sans-serif">
<title>${escapeXml(title)}</title>
${content}
</svg>
`;
}

function dateOf(day: Day): string {
  return day === null ? '' : new Date(day * 86_400_000).toISOString().slice(0, 10);
}

type Field = readonly [name: string, of: (node: ChainNode) => string | number];
const fields: readonly Field[] = [
  ['id', (node) => node.id],
  ['label', (node) => node.label],
  ['status', (node) => node.status],
  ['area', (node) => node.area ?? ''],
  ['onset_date', (node) => dateOf(node.onset)],
  ['generation', (node) => node.generation ?? ''],
  ['component', (node) => node.component + 1],
  ['infectors', (node) => node.infectors.length + node.sourcesOutside],
  ['infected', (node) => node.infectees.length],
  ['contacts', (node) => node.contacts.length],
];

/** The nodes shown, as CSV with a mark for Excel. */
export function nodesCsv(nodes: readonly ChainNode[]): string {
  return `\uFEFF${csvLine(fields.map(([name]) => name))}${nodes
    .map((node) => csvLine(fields.map(([, of]) => of(node))))
    .join('')}`;
}

type Link = readonly [from: ChainNode, to: ChainNode, kind: 'infected' | 'contact'];

/** Links between the nodes shown. */
export function linksAmong(model: ChainModel, nodes: readonly ChainNode[]): Link[] {
  const shown = new Set(nodes.map((node) => node.index));
  return nodes.flatMap((from): Link[] => [
    ...from.infectees.filter((to) => shown.has(to)).map((to): Link => [from, model.nodes[to]!, 'infected']),
    ...from.contacts.filter((to) => shown.has(to)).map((to): Link => [from, model.nodes[to]!, 'contact']),
  ]);
}

/** The links shown, as CSV. */
export function edgesCsv(links: readonly Link[]): string {
  const header = csvLine(['from', 'to', 'kind', 'from_label', 'to_label', 'onset_gap_days']);
  const gap = (from: ChainNode, to: ChainNode) =>
    from.onset === null || to.onset === null ? '' : to.onset - from.onset;
  return `\uFEFF${header}${links
    .map(([from, to, kind]) => csvLine([from.id, to.id, kind, from.label, to.label, gap(from, to)]))
    .join('')}`;
}

/** Nodes and links as GraphML 1.0, for Gephi, Cytoscape, yEd or igraph. */
export function toGraphml(nodes: readonly ChainNode[], links: readonly Link[]): string {
  const own = fields.filter(([name]) => name !== 'id');
  const numbers = new Set(['generation', 'component', 'infectors', 'infected', 'contacts']);
  const keys = own.map(
    ([name]) =>
      `<key id="${name}" for="node" attr.name="${name}" attr.type="${numbers.has(name) ? 'int' : 'string'}"/>`,
  );
  const data = (node: ChainNode) =>
    own
      .map(([name, of]) => [name, String(of(node))] as const)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `<data key="${name}">${escapeXml(value)}</data>`)
      .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys.join('\n')}
<key id="kind" for="edge" attr.name="kind" attr.type="string"/>
<graph edgedefault="directed">
${nodes.map((node) => `<node id="${node.id}">${data(node)}</node>`).join('\n')}
${links.map(([from, to, kind]) => `<edge source="${from.id}" target="${to.id}"><data key="kind">${kind}</data></edge>`).join('\n')}
</graph>
</graphml>
`;
}
