import { readFileSync } from 'node:fs';
import type { Static } from 'typebox';
import type { AlertRuleDocument } from '../../../../contract/command-alerts.ts';
import type { SceneSetting, TileSetting } from '../../../../contract/command-wall.ts';

type Words = { readonly vi: string; readonly en: string };

/** A figure of a briefing by its metric; `open` ones go to the public page. */
export type FigureSpec = { readonly metric: string; readonly open: boolean };

/** What a cut holds and when it is made. */
export type BriefingPlan = {
  readonly hours: readonly number[];
  readonly office: string;
  readonly numberSuffix: string;
  readonly ranking: { readonly metric: string; readonly days: number; readonly rows: number };
  readonly figures: readonly FigureSpec[];
};

export type TileSpec = TileSetting;
export type SceneSpec = SceneSetting;
/** A part of the program that reports: by the prefix of its metrics and of its events. */
export type SourceSpec = Words & {
  readonly code: string;
  readonly metrics: string;
  readonly topics: string;
  readonly periodMinutes: number;
};

export type AlertRule = Static<typeof AlertRuleDocument>;

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../../data/command/${name}`, import.meta.url), 'utf8'));
}

export const briefingPlan = read('briefing.json') as BriefingPlan;
export const { scenes, sources } = read('scenes.json') as {
  readonly scenes: readonly SceneSpec[];
  readonly sources: readonly SourceSpec[];
};
export const { rules: shippedRules } = read('alert-rules.json') as { readonly rules: readonly AlertRule[] };

/** The source that a tile lives on: that of its metric; null where no part of the program reports it by itself. */
export function sourceOf({ kind, metric }: Pick<TileSpec, 'kind' | 'metric'>): string | null {
  const code = kind === 'map' ? 'risk.' : kind === 'gates' ? 'gates.' : (metric ?? '');
  return sources.find(({ metrics }) => code.startsWith(metrics))?.code ?? null;
}

/** Every metric that the shipped data name: a module must declare each. */
export function namedMetrics(): string[] {
  return [
    ...new Set([
      ...briefingPlan.figures.map(({ metric }) => metric),
      briefingPlan.ranking.metric,
      ...scenes.flatMap(({ tiles }) => tiles.flatMap(({ metric }) => metric ?? [])),
      ...shippedRules.map(({ metric }) => metric),
    ]),
  ];
}
