import { analyseChains, type ChainAnalysis, type ChainLink } from '../chains.ts';
import { type Summary, summarise } from '../summary.ts';
import { type CaseFacts, lastActivity } from './case-facts.ts';
import { type DateFinding, findDateFindings, findLongGaps, type LongGap } from './findings.ts';
import { describeOffspring, type Offspring } from './offspring.ts';

/** One group of cases that hang together. */
export interface ChainSummary {
  /** Number of the component, 0 the largest. */
  readonly component: number;
  readonly cases: number;
  readonly links: number;
  /** Highest generation; `null` when only a loop reaches its cases. */
  readonly lastGeneration: number | null;
  /** Cases without known infector, here or elsewhere. */
  readonly unknownSources: number;
  readonly firstOnsetDay: number | null;
  /** Last day on which a case fell ill or was reported, or a contact was exposed. */
  readonly lastActivityDay: number | null;
  /** Last activity later than today - (follow-up days + 1), as Go.Data counts; `null` without a day or without a date. */
  readonly active: boolean | null;
}

/** Everything that is read from chains beyond the contract's figures. */
export interface ChainAnalytics {
  readonly offspring: Offspring;
  readonly serialInterval: Summary & { readonly min: number | null; readonly max: number | null };
  readonly longGaps: readonly LongGap[];
  readonly dateFindings: readonly DateFinding[];
  /** Cases without known infector, in the order given. */
  readonly unknownSource: readonly string[];
  /** Cases with more than one possible infector, and how many, the most first. */
  readonly severalInfectors: readonly (readonly [id: string, infectors: number])[];
  /** Members of each impossible loop; a case linked to itself is a loop of one. */
  readonly loops: readonly (readonly string[])[];
  /** By component, the largest first. */
  readonly chains: readonly ChainSummary[];
}

/**
 * Reads chains: offspring and superspreaders, serial intervals, what is odd about dates, who has no known source, which
 * chains go on. Ids in `cases` occur once.
 * @param today day number now; `null` leaves open which chains are active.
 */
export function readChains(
  cases: readonly CaseFacts[],
  links: readonly ChainLink[],
  today: number | null,
): { readonly analysis: ChainAnalysis; readonly analytics: ChainAnalytics } {
  const analysis = analyseChains(cases, links);
  const unused = new Set(analysis.unusedLinks);
  const between = links.filter((link, i) => !unused.has(i) && link.from !== link.to);
  const onset = new Map(cases.map((one) => [one.id, one.onsetDay]));
  const gaps = between
    .map(({ from, to }) => (onset.get(to) ?? Number.NaN) - (onset.get(from) ?? Number.NaN))
    .filter((days) => !Number.isNaN(days));
  const infectors = new Map<string, number>();
  for (const { to } of between) {
    infectors.set(to, (infectors.get(to) ?? 0) + 1);
  }
  const sourceless = (one: CaseFacts): boolean => !infectors.has(one.id) && one.sourcesOutside === 0;
  const analytics: ChainAnalytics = {
    offspring: describeOffspring(
      cases.map(({ id }) => id),
      analysis.report.offspring,
    ),
    serialInterval: {
      ...summarise(gaps),
      min: gaps.length === 0 ? null : gaps.reduce((least, days) => Math.min(least, days)),
      max: gaps.length === 0 ? null : gaps.reduce((most, days) => Math.max(most, days)),
    },
    longGaps: findLongGaps(cases, between),
    dateFindings: findDateFindings(cases, between, today),
    unknownSource: cases.filter(sourceless).map(({ id }) => id),
    severalInfectors: [...infectors].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]),
    loops: analysis.loops,
    chains: sumComponents(cases, between, analysis, sourceless, today),
  };
  return { analysis, analytics };
}

function sumComponents(
  cases: readonly CaseFacts[],
  links: readonly ChainLink[],
  { report, componentOf, generationOf }: ChainAnalysis,
  sourceless: (one: CaseFacts) => boolean,
  today: number | null,
): ChainSummary[] {
  const members = report.components.map((): CaseFacts[] => []);
  cases.forEach((one) => members[componentOf.get(one.id) ?? 0]?.push(one));
  const edges = report.components.map(() => 0);
  for (const { from } of links) {
    const component = componentOf.get(from) ?? 0;
    edges[component] = edges[component]! + 1;
  }
  return members.map((group, component) => {
    const lasts = group.map(lastActivity);
    const until = Math.max(...group.map((one) => one.terms.followUpDays + 1));
    const lastActivityDay = extreme(lasts, Math.max);
    return {
      component,
      cases: group.length,
      links: edges[component]!,
      lastGeneration: extreme(
        group.map(({ id }) => generationOf.get(id) ?? null),
        Math.max,
      ),
      unknownSources: group.filter(sourceless).length,
      firstOnsetDay: extreme(
        group.map(({ onsetDay }) => onsetDay),
        Math.min,
      ),
      lastActivityDay,
      active: today === null || lastActivityDay === null ? null : lastActivityDay > today - until,
    };
  });
}

function extreme(values: readonly (number | null)[], pick: (a: number, b: number) => number): number | null {
  return values.reduce(
    (best, value) => (best === null ? value : value === null ? best : pick(best, value)),
    null,
  );
}
