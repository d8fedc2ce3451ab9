import { groupComponents, shortestFromRoots, strongComponents } from './graph.ts';
import { summarise, type Summary } from './summary.ts';
import { byCodeUnit } from './text-order.ts';

/** A case of a line list; `onsetDay` counts days from any fixed date, or is `null` when unknown. */
export interface ChainCase {
  readonly id: string;
  readonly onsetDay: number | null;
}

/** Somebody (`from`) infected somebody (`to`); a case may have several possible infectors. */
export interface ChainLink {
  readonly from: string;
  readonly to: string;
}

/** The figures of CONTRACT.md `chains`, in its field order. */
export interface ChainReport {
  /** Distinct cases. */
  readonly cases: number;
  /** Distinct links whose two ends are cases. */
  readonly links: number;
  /** Sizes of the groups that hang together when the direction is ignored, descending; a lone case is a group of 1. */
  readonly components: readonly number[];
  /** Number of cases by shortest distance from a case without known infector; cases reached only from a cycle are in none. */
  readonly generations: Readonly<Record<string, number>>;
  /** Number of cases that each case infected, those above 0. */
  readonly offspring: Readonly<Record<string, number>>;
  /** Days from infector's to infectee's onset over the links that know both; sd with n - 1. */
  readonly serialInterval: Pick<Summary, 'n' | 'mean' | 'sd' | 'median'>;
  /** Links whose infectee fell ill before the infector, in the order of the links. */
  readonly timeReversed: readonly (readonly [string, string])[];
  /**
   * Impossible loops: strongly connected groups of two or more cases (however many loops run inside one), plus cases that
   * are linked to themselves. 0 means that the chains can be true.
   */
  readonly cycles: number;
  /** Ids that occur in links but not in the line list, sorted by code unit. */
  readonly unknownIds: readonly string[];
}

/** The report, and what a drawing needs of each case. */
export interface ChainAnalysis {
  readonly report: ChainReport;
  /** Generation by case id; `null` for a case that only a cycle reaches. */
  readonly generationOf: ReadonlyMap<string, number | null>;
  /** Number of its component by case id; 0 is the largest. */
  readonly componentOf: ReadonlyMap<string, number>;
  /** Members of each impossible loop; a case linked to itself is a loop of one. */
  readonly loops: readonly (readonly string[])[];
  /** Positions in `links` that were not used: an unknown id at an end, or a repetition. */
  readonly unusedLinks: readonly number[];
}

/**
 * Analyses who infected whom. A repeated case id counts once (its first row), a repeated link once, and a link with an
 * unknown end not at all. A link of a case to itself counts as a cycle and nothing else.
 */
export function analyseChains(cases: readonly ChainCase[], links: readonly ChainLink[]): ChainAnalysis {
  const onset = new Map<string, number | null>();
  for (const { id, onsetDay } of cases) {
    if (!onset.has(id)) {
      onset.set(id, onsetDay);
    }
  }
  const ids = [...onset.keys()];
  const { used, unused, unknownIds } = sortLinks(onset, links);
  const between = used.filter((link) => link.from !== link.to);
  const edges = toNumbers(ids, between);
  const groups = groupComponents(ids.length, edges);
  const distances = shortestFromRoots(ids.length, edges);
  const loops = strongComponents(ids.length, edges)
    .filter((members) => members.length > 1)
    .map((members) => members.map((member) => ids[member]!).sort(byCodeUnit));
  const selves = used.filter((link) => link.from === link.to).map((link) => [link.from]);
  const { n, mean, sd, median } = summarise(
    between.map((link) => gap(onset, link)).filter((days) => days !== null),
  );
  const report: ChainReport = {
    cases: ids.length,
    links: used.length,
    components: groups.sizes,
    generations: countBy(distances.filter((distance) => distance !== null)),
    offspring: countBy(between.map((link) => link.from)),
    serialInterval: { n, mean, sd, median },
    timeReversed: between.filter((link) => (gap(onset, link) ?? 0) < 0).map((link) => [link.from, link.to]),
    cycles: loops.length + selves.length,
    unknownIds,
  };
  return {
    report,
    generationOf: new Map(ids.map((id, i) => [id, distances[i] ?? null])),
    componentOf: new Map(ids.map((id, i) => [id, groups.groupOf[i] ?? 0])),
    loops: [...loops, ...selves],
    unusedLinks: unused,
  };
}

function sortLinks(
  known: ReadonlyMap<string, unknown>,
  links: readonly ChainLink[],
): { used: ChainLink[]; unused: number[]; unknownIds: string[] } {
  const used: ChainLink[] = [];
  const unused: number[] = [];
  const unknown = new Set<string>();
  const seen = new Map<string, Set<string>>();
  links.forEach((link, position) => {
    const strangers = [link.from, link.to].filter((id) => !known.has(id));
    strangers.forEach((id) => unknown.add(id));
    const targets = seen.get(link.from) ?? new Set();
    if (strangers.length > 0 || targets.has(link.to)) {
      unused.push(position);
      return;
    }
    seen.set(link.from, targets.add(link.to));
    used.push(link);
  });
  return { used, unused, unknownIds: [...unknown].sort() };
}

function toNumbers(ids: readonly string[], links: readonly ChainLink[]): [number, number][] {
  const number = new Map(ids.map((id, i) => [id, i]));
  return links.map((link) => [number.get(link.from) ?? 0, number.get(link.to) ?? 0]);
}

function gap(onset: ReadonlyMap<string, number | null>, link: ChainLink): number | null {
  const from = onset.get(link.from) ?? null;
  const to = onset.get(link.to) ?? null;
  return from === null || to === null ? null : to - from;
}

function countBy(keys: readonly (string | number)[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) {
    counts.set(String(key), (counts.get(String(key)) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
