import {
  type CaseFacts,
  type ChainAnalysis,
  type ChainAnalytics,
  readChains,
} from '../../../../lib/epidemiology/index.ts';

/** What a node that is a case carries as its status; CONTACT: a confirmed contact who is no case. */
export const statuses = ['CONFIRMED', 'PROBABLE', 'SUSPECT', 'NO_CASE', 'CONTACT'] as const;
export type Status = (typeof statuses)[number];
/** Days since 1970-01-01, or not known. */
export type Day = number | null;

/** Somebody in a chain. Numbers in the lists are positions in `ChainModel.nodes`. */
export type ChainNode = {
  readonly index: number;
  readonly id: string;
  /** Case number, or the name of a contact where the right to it came along; empty otherwise. */
  readonly label: string;
  readonly status: Status;
  readonly area: string | null;
  readonly onset: Day;
  /** Where it stands on the time axis: onset, else report; for a contact the last exposure. */
  readonly day: Day;
  readonly generation: number | null;
  readonly component: number;
  readonly infectors: readonly number[];
  readonly infectees: readonly number[];
  /** Cases that it was a confirmed contact of. */
  readonly exposedBy: readonly number[];
  /** Confirmed contacts of this case. */
  readonly contacts: readonly number[];
  /** Infectors that lie outside what was read. */
  readonly sourcesOutside: number;
};

export type ChainModel = {
  /** Cases first, then contacts. */
  readonly nodes: readonly ChainNode[];
  readonly caseCount: number;
  readonly analysis: ChainAnalysis;
  readonly analytics: ChainAnalytics;
  readonly asOf: string | null;
};

export type CaseToDraw = CaseFacts & {
  readonly label: string;
  readonly status: Status;
  readonly area: string | null;
};
export type ContactToDraw = { readonly id: string; readonly label: string; readonly area: string | null };
/** `to`: a case, or a contact where it is not below the number of cases. */
export type Exposure = { readonly from: number; readonly to: number; readonly lastDay: Day };

export type ModelParts = {
  readonly cases: readonly CaseToDraw[];
  readonly contacts: readonly ContactToDraw[];
  readonly infections: readonly (readonly [from: number, to: number])[];
  readonly exposures: readonly Exposure[];
  readonly today: Day;
  readonly asOf: string | null;
};

/** Puts cases, contacts and links together and reads the chains. */
export function buildModel(parts: ModelParts): ChainModel {
  const { contacts, infections, exposures } = parts;
  const n = parts.cases.length;
  const last: Day[] = parts.cases.map((one) => one.lastContactDay);
  for (const { from, lastDay } of exposures) {
    last[from] = latest(last[from] ?? null, lastDay);
  }
  const cases = parts.cases.map((one, i) => ({ ...one, lastContactDay: last[i] ?? null }));
  const links = infections.map(([from, to]) => ({ from: cases[from]!.id, to: cases[to]!.id }));
  const { analysis, analytics } = readChains(cases, links, parts.today);
  const lists = () => Array.from({ length: n + contacts.length }, (): number[] => []);
  const [infectors, infectees, exposedBy, exposed] = [lists(), lists(), lists(), lists()];
  for (const [from, to] of infections) {
    infectees[from]!.push(to);
    infectors[to]!.push(from);
  }
  const lastExposure: Day[] = [];
  for (const { from, to, lastDay } of exposures) {
    exposed[from]!.push(to);
    exposedBy[to]!.push(from);
    lastExposure[to] = latest(lastExposure[to] ?? null, lastDay);
  }
  const links4 = (index: number) => ({
    infectors: infectors[index]!,
    infectees: infectees[index]!,
    exposedBy: exposedBy[index]!,
    contacts: exposed[index]!,
  });
  const componentOf = (id: string) => analysis.componentOf.get(id) ?? 0;
  return {
    nodes: [
      ...cases.map((one, index): ChainNode => ({
        index,
        id: one.id,
        label: one.label,
        status: one.status,
        area: one.area,
        onset: one.onsetDay,
        day: one.onsetDay ?? one.reportDay,
        generation: analysis.generationOf.get(one.id) ?? null,
        component: componentOf(one.id),
        sourcesOutside: one.sourcesOutside,
        ...links4(index),
      })),
      ...contacts.map(({ id, label, area }, i): ChainNode => {
        const index = n + i;
        const first = exposedBy[index]![0];
        return {
          index,
          id,
          label,
          status: 'CONTACT',
          area,
          onset: null,
          day: lastExposure[index] ?? (first === undefined ? null : (cases[first]!.onsetDay ?? null)),
          generation: null,
          component: first === undefined ? 0 : componentOf(cases[first]!.id),
          sourcesOutside: 0,
          ...links4(index),
        };
      }),
    ],
    caseCount: n,
    analysis,
    analytics,
    asOf: parts.asOf,
  };
}

function latest(a: Day, b: Day): Day {
  return a === null ? b : b === null ? a : Math.max(a, b);
}

/** Somebody whom the infectee fell ill before. */
export function isReversed(from: ChainNode, to: ChainNode): boolean {
  return from.onset !== null && to.onset !== null && to.onset < from.onset;
}
