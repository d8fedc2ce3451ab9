import { describe, expect, it } from 'vitest';
import { sampleModel } from './chain-sample.ts';
import { encode, type EncodingWords } from './encoding.ts';
import { edgesCsv, linksAmong, nodesCsv, toGraphml, toGraphSvg, toSvg } from './exports.ts';
import { type Filter, readFilter, showOnly } from './filter.ts';
import { placeTimeline } from './timeline.ts';

const model = sampleModel();
const ids = (shown: readonly boolean[]) =>
  model.nodes.filter((node) => shown[node.index]).map(({ id }) => id);
const all: Filter = readFilter({}, true);
const words: EncodingWords = {
  status: (status) => status,
  generation: (n) => `G${n}`,
  laterGenerations: (n) => `G${n}+`,
  noGeneration: 'none',
  contact: 'contact',
  otherAreas: 'others',
  noArea: 'no area',
};

describe('filters', () => {
  it('choose by generation, chain, area, period and status; contacts follow their case', () => {
    expect(ids(showOnly(model, all))).toHaveLength(9);
    expect(ids(showOnly(model, readFilter({}, false)))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(ids(showOnly(model, { ...all, generation: 1 }))).toEqual(['b', 'c', 'p', 'q']);
    expect(ids(showOnly(model, { ...all, component: 1 }))).toEqual(['e', 'f']);
    expect(ids(showOnly(model, { ...all, area: 'South' }))).toEqual(['c', 'd', 'p']);
    expect(ids(showOnly(model, { ...all, status: 'CONTACT' }))).toEqual(['p', 'q']);
    expect(ids(showOnly(model, { ...all, from: 12, to: 14 }))).toEqual(['b', 'c']);
  });

  it('are read from the address; chains count from 1 there, and nonsense is no filter', () => {
    expect(
      readFilter({ component: '2', generation: '0', since: '1970-01-13', status: 'SUSPECT' }, true),
    ).toEqual({
      ...all,
      component: 1,
      generation: 0,
      from: 12,
      status: 'SUSPECT',
    });
    expect(readFilter({ component: 'x', since: 'soon', status: 'ILL' }, true)).toEqual(all);
  });
});

describe('colours', () => {
  it('name every node; letters tell areas and generations apart without colour', () => {
    for (const by of ['status', 'area', 'generation'] as const) {
      const { categories, of } = encode(model, by, words);
      expect(of).toHaveLength(model.nodes.length);
      expect(Math.max(...of)).toBeLessThan(categories.length);
    }
    const areas = encode(model, 'area', words);
    expect(areas.categories.slice(0, 2).map(({ name, letter }) => [name, letter])).toEqual([
      ['North', 'A'],
      ['South', 'B'],
    ]);
    const generations = encode(model, 'generation', words);
    expect(generations.categories[generations.of[3]!]!.letter).toBe('2');
    expect(generations.categories[generations.of[4]!]!.name).toBe('none');
  });
});

describe('files', () => {
  const links = linksAmong(model, model.nodes);

  it('hold every node and link shown, and only those', () => {
    expect(links).toHaveLength(10);
    expect(linksAmong(model, model.nodes.slice(0, 2))).toHaveLength(1);
    const nodes = nodesCsv(model.nodes).split('\r\n');
    expect(nodes[0]).toBe(
      '\uFEFFid,label,status,area,onset_date,generation,component,infectors,infected,contacts',
    );
    expect(nodes[1]).toBe('a,LS-a,CONFIRMED,North,1970-01-11,0,1,0,2,1');
    expect(nodes).toHaveLength(11);
    expect(edgesCsv(links).split('\r\n')[1]).toBe('a,b,infected,LS-a,LS-b,4');
  });

  it('never let a spreadsheet run a label', () => {
    const hostile = { ...model.nodes[0]!, label: '=1+1', area: 'x,"y"' };
    expect(nodesCsv([hostile])).toContain(`a,'=1+1,CONFIRMED,"x,""y""",`);
  });

  it('are well-formed GraphML and SVG', () => {
    const hostile = model.nodes.map((node) => ({ ...node, label: `<${node.label}>&"` }));
    const graphml = toGraphml(hostile, links);
    expect(graphml.match(/<node /g)).toHaveLength(9);
    expect(graphml.match(/<edge /g)).toHaveLength(10);
    expect(graphml).toContain('&lt;LS-a&gt;&amp;&quot;');
    const placement = placeTimeline(
      model,
      model.nodes.map(() => true),
    );
    const scene = {
      model,
      placement,
      encoding: encode(model, 'area', words),
      here: 0,
      focused: null,
      found: new Set<number>(),
    };
    const svg = toSvg(scene, 'A & B');
    expect(svg).toContain('<title>A &amp; B</title>');
    expect(svg).toContain('>LS-d</text>');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const graph = toGraphSvg(scene, model.nodes, 'Graph');
    expect(graph).toContain('>LS-d</text>');
    expect(graph).not.toMatch(/NaN|undefined|Infinity/);
    const open = svg.match(/<(svg|title|text)\b/g)!.length;
    expect(svg.match(/<\/(svg|title|text)>/g)).toHaveLength(open);
  });
});
