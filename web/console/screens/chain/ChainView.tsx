import { Button, NativeSelect } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { oneOf, type UrlValues } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { ChainCanvas } from './ChainCanvas.tsx';
import type { Scene } from './scene.ts';
import { colourings, encode } from './encoding.ts';
import { Exports } from './Exports.tsx';
import { Figures } from './Figures.tsx';
import { type Filter, showOnly } from './filter.ts';
import { Findings } from './Findings.tsx';
import { Graph } from './Graph.tsx';
import { placeByArea } from './lanes.ts';
import { Legend } from './Legend.tsx';
import type { ChainModel } from './model.ts';
import { NodeTable } from './NodeTable.tsx';
import { Search } from './Search.tsx';
import { texts } from './texts.ts';
import { placeTimeline } from './timeline.ts';
import { describeNode, encodingWords } from './words.ts';

const views = ['timeline', 'graph', 'area'] as const;
const viewTexts = { timeline: 'viewTimeline', graph: 'viewGraph', area: 'viewArea' } as const;
const colourTexts = { status: 'byStatus', area: 'byArea', generation: 'byGeneration' } as const;
/** More nodes than this in forces are a knot. */
const MOST_IN_GRAPH = 300;

type ChainViewProps = {
  readonly model: ChainModel;
  readonly filter: Filter;
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  /** Id of the record in view. */
  readonly here?: string;
  /** Ids that a search of the screen found beyond labels. */
  readonly alsoFound: ReadonlySet<string>;
  readonly onOpen: (index: number) => void;
  readonly title: string;
};

/** Chains as a timeline, a graph or by area, with colours, search, files, figures, findings and a table of the same. */
export function ChainView(props: ChainViewProps) {
  const { model, filter, url, change, onOpen, title } = props;
  const t = useTexts(texts);
  const lang = useLanguage();
  const view = oneOf(views, url['view']) ?? 'timeline';
  const colour = oneOf(colourings, url['colour']) ?? 'status';
  const [focused, setFocused] = useState<number | null>(null);
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const filterKey = JSON.stringify(filter);
  const shown = useMemo(() => showOnly(model, JSON.parse(filterKey) as Filter), [model, filterKey]);
  const placement = useMemo(
    () => (view === 'area' ? placeByArea(texts('noArea')) : placeTimeline)(model, shown),
    [model, shown, view],
  );
  const encoding = useMemo(() => encode(model, colour, encodingWords(lang)), [model, colour, lang]);
  const nodes = useMemo(
    () => Array.from(placement.order, (index) => model.nodes[index]!),
    [model, placement],
  );
  const q = url['q'];
  const found = useMemo(() => search(model, shown, q, props.alsoFound), [model, shown, q, props.alsoFound]);
  const here = props.here === undefined ? null : model.nodes.findIndex((node) => node.id === props.here);
  const kept = focused !== null && shown[focused] === true ? focused : null;
  const scene = useMemo(
    (): Scene => ({ model, placement, encoding, here, focused: kept, found: new Set(found) }),
    [model, placement, encoding, here, kept, found],
  );
  const describe = useCallback((index: number) => describeNode(model, index, lang), [model, lang]);
  const summary = t('summary', {
    cases: formatNumber(nodes.filter((node) => node.status !== 'CONTACT').length),
    contacts: formatNumber(nodes.filter((node) => node.status === 'CONTACT').length),
  });
  const tooMany = view === 'graph' && nodes.length > MOST_IN_GRAPH;
  return (
    <>
      <Panel
        title={summary}
        actions={
          <Exports
            scene={scene}
            nodes={nodes}
            canvas={canvas}
            isGraph={view === 'graph' && !tooMany}
            title={title}
          />
        }
      >
        <div className="row spread end">
          <fieldset className="plain-set row" aria-label={t('views')}>
            {views.map((one) => (
              <Button
                key={one}
                variant={one === view ? 'filled' : 'default'}
                aria-pressed={one === view}
                onClick={() => change({ view: one === 'timeline' ? undefined : one })}
              >
                {t(viewTexts[one])}
              </Button>
            ))}
          </fieldset>
          <NativeSelect
            label={t('colourBy')}
            value={colour}
            onChange={(event) =>
              change({
                colour: event.currentTarget.value === 'status' ? undefined : event.currentTarget.value,
              })
            }
            data={colourings.map((one) => ({ value: one, label: t(colourTexts[one]) }))}
          />
          <Search
            value={q}
            onChange={(text) => change({ q: text })}
            found={found}
            focused={kept}
            onFocus={setFocused}
          />
        </div>
        <Legend model={model} encoding={encoding} byStatus={colour === 'status'} here={here !== null} />
        {nodes.length === 0 ? <Empty title={t('nothingShown')} hint={t('nothingShownHint')} /> : null}
        {tooMany ? (
          <Notice tone="warning" title={t('tooMany', { n: formatNumber(nodes.length), most: MOST_IN_GRAPH })}>
            {t('tooManyHint')}
          </Notice>
        ) : null}
        {nodes.length === 0 || tooMany ? null : view === 'graph' ? (
          <Graph model={model} nodes={nodes} encoding={encoding} here={here} onOpen={onOpen} />
        ) : (
          <ChainCanvas
            scene={scene}
            label={`${t(viewTexts[view])}: ${summary}`}
            describe={describe}
            onFocus={setFocused}
            onOpen={onOpen}
            onCanvas={setCanvas}
          />
        )}
      </Panel>
      <Figures model={model} onOpen={onOpen} />
      <Findings model={model} change={change} onOpen={onOpen} />
      <NodeTable model={model} nodes={nodes} onOpen={onOpen} />
    </>
  );
}

/** Nodes shown whose label holds the text, or that the screen's own search found. */
function search(
  model: ChainModel,
  shown: readonly boolean[],
  q: string | undefined,
  also: ReadonlySet<string>,
): number[] {
  const wanted = q?.toLocaleLowerCase('vi') ?? '';
  return wanted === ''
    ? []
    : model.nodes
        .filter(
          (node) =>
            shown[node.index] === true &&
            (also.has(node.id) || node.label.toLocaleLowerCase('vi').includes(wanted)),
        )
        .map((node) => node.index);
}
