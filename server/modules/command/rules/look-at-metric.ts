import type { silences } from '../../../../contract/command-alerts.ts';
import { DAY_MS, HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { CatalogueEntry } from '../../figures/index.ts';
import { evaluateRule, type Finding, findingOf, type HourCounts, standing, sumOf } from './evaluate-rule.ts';
import type { AlertRule } from './shipped.ts';

export type Silence = (typeof silences)[number];

/** What a rule looks at, or what a ratio is made of. A gauge and a population are known for now only. */
export type Watched =
  | { readonly kind: 'counts'; readonly counts: HourCounts; readonly stock: boolean }
  | { readonly kind: 'now'; readonly value: number | null }
  /** Values entered by hand, in order of time: each holds until the next. */
  | { readonly kind: 'entered'; readonly values: readonly { readonly at: number; readonly value: number }[] }
  | {
      readonly kind: 'ratio';
      readonly numerator: Watched;
      readonly denominator: Watched;
      readonly per: number;
    };

/** What a rule saw, or why it could not look; what it could not see raises and clears nothing. */
export type Look =
  | { readonly finding: Finding; readonly silence: null }
  | { readonly finding: null; readonly silence: Silence };

const silent = (silence: Silence): Look => ({ finding: null, silence });
const seen = (finding: Finding): Look => ({ finding, silence: null });

/** What a rule sees of any metric at a moment (Unix ms). */
export function lookAtMetric(rule: AlertRule, watched: Watched, at: number): Look {
  switch (watched.kind) {
    case 'counts': {
      const finding = evaluateRule(rule, watched.counts, at);
      return finding === null ? silent(rule.kind === 'change' ? 'too-few' : 'no-data') : seen(finding);
    }
    case 'now':
      return watched.value === null ? silent('no-data') : seen(findingOf(rule, watched.value));
    case 'entered':
      return lookAtEntered(rule, watched.values, at);
    case 'ratio':
      return lookAtRatio(rule, watched, at);
  }
}

function lookAtEntered(
  rule: AlertRule,
  values: readonly { readonly at: number; readonly value: number }[],
  at: number,
): Look {
  const last = values.findLast((one) => one.at <= at);
  if (last === undefined) {
    return silent('no-data');
  }
  if (rule.kind === 'missing') {
    const hours = Math.floor((at - last.at) / HOUR_MS);
    return seen(findingOf(rule, Math.min(hours, rule.hours ?? hours)));
  }
  if (rule.kind !== 'change') {
    return seen(findingOf(rule, last.value));
  }
  const before = values.findLast((one) => one.at <= at - (rule.hours ?? 0) * HOUR_MS)?.value ?? null;
  return before === null || before <= 0 || Math.max(before, last.value) < (rule.minimum ?? 0)
    ? silent('too-few')
    : seen(findingOf(rule, percent(last.value, before), { before }));
}

type Ratio = Extract<Watched, { kind: 'ratio' }>;
type Quotient = { readonly value: number; readonly numerator: number; readonly denominator: number };

function lookAtRatio(rule: AlertRule, ratio: Ratio, at: number): Look {
  const window = rule.hours === null ? null : rule.hours * HOUR_MS;
  const end = endOf(rule, ratio, at);
  const now = quotientOf(rule, ratio, end, window);
  if (typeof now === 'string') {
    return silent(now);
  }
  const { value, numerator, denominator } = now;
  if (rule.kind === 'threshold') {
    return seen(findingOf(rule, value, { numerator, denominator }));
  }
  const before = quotientOf(rule, ratio, end - (window ?? 0), window);
  if (typeof before === 'string') {
    return silent(before);
  }
  return before.value === 0
    ? silent('too-few')
    : seen(findingOf(rule, percent(value, before.value), { before: before.value, numerator, denominator }));
}

/** Days are counted whole where one of the parts has no hours; what is compared is complete. */
function endOf({ kind }: AlertRule, { numerator, denominator }: Ratio, at: number): number {
  const byDay = [numerator, denominator].some(
    (part) => part.kind === 'counts' && !part.stock && part.counts.grain === 'day',
  );
  if (!byDay) {
    return at;
  }
  return kind === 'change' ? startOfLocalDay(at) : startOfLocalDay(at) + DAY_MS;
}

/** Both parts and their quotient; a few events make any percentage, so a small denominator says nothing. */
function quotientOf(
  { minimum }: AlertRule,
  { numerator, denominator, per }: Ratio,
  end: number,
  window: number | null,
): Quotient | Silence {
  const [over, under] = [valueOf(numerator, end, window), valueOf(denominator, end, window)];
  if (over === null) {
    return 'no-data';
  }
  if (under === null || under <= 0) {
    return 'no-denominator';
  }
  return under < (minimum ?? 1)
    ? 'small-denominator'
    : { value: (over * per) / under, numerator: over, denominator: under };
}

function valueOf(part: Watched, end: number, window: number | null): number | null {
  switch (part.kind) {
    case 'counts':
      return part.stock || window === null
        ? standing(part.counts, end)
        : sumOf(part.counts, end - window, end);
    case 'now':
      return part.value;
    case 'entered':
      return part.values.findLast((one) => one.at <= end)?.value ?? null;
    case 'ratio':
      throw new Error('a ratio is not made of ratios');
  }
}

function percent(value: number, before: number): number {
  return ((value - before) / before) * 100;
}

/** What of a metric decides which rules it can have: a gauge has no past, and a ratio of one has none either. */
export type MetricNature = { readonly kind: CatalogueEntry['kind']; readonly past: boolean };

/** Why a rule can't work on a metric of such a kind, as a field name; null where it can. */
export function natureFault(
  rule: AlertRule,
  { kind, past }: MetricNature,
): 'kind' | 'minimum' | 'hours' | null {
  const kinds: Record<CatalogueEntry['kind'], readonly AlertRule['kind'][]> = {
    counter: ['threshold', 'change', 'missing', 'forecast'],
    ratio: past ? ['threshold', 'change'] : ['threshold'],
    gauge: ['threshold'],
    manual: ['threshold', 'change', 'missing'],
  };
  if (!kinds[kind].includes(rule.kind)) {
    return 'kind';
  }
  if (kind === 'ratio' && (rule.minimum ?? 0) < 1) {
    return 'minimum';
  }
  const moment = kind === 'gauge' || (kind === 'manual' && rule.kind === 'threshold');
  return moment && rule.hours !== null ? 'hours' : null;
}
