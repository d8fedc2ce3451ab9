import reporting from '../../../../data/rules/foci/reporting.json' with { type: 'json' };
import type { diseaseGroups } from '../../../../contract/cases.ts';
import { DAY_MS, HOUR_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { groupingOf } from '../../cases/index.ts';
import type { FocusStage } from './life-cycle.ts';

export type DiseaseGroup = (typeof diseaseGroups)[number];
type ReportingRule = {
  readonly validFrom: string;
  readonly version: string;
  readonly certainty: 'verified' | 'unverified';
  readonly source: { readonly vi: string; readonly en: string };
  readonly groups: {
    readonly [group in DiseaseGroup]: { readonly reportHours: number; readonly quietIncubations: number };
  };
};
const rules = reporting as readonly ReportingRule[];

/** The legal group of a disease on a day; null: nobody has entered one. */
export function groupOf(disease: string, day: string): DiseaseGroup | null {
  return groupingOf(disease, day)?.group ?? null;
}

/** The rule of reports in force on a day; the first one for days before it. */
export function reportingRuleOn(day: string): ReportingRule {
  const begun = rules.filter(({ validFrom }) => validFrom <= day);
  return begun.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? rules[0]!;
}

/** What of a focus its clocks follow from; times in Unix ms. */
export type ClockedFocus = {
  readonly disease: string;
  readonly foundAt: number;
  readonly activeAt: number | null;
  readonly endedAt: number | null;
  readonly dropped: boolean;
  /** Reports that went out, oldest first. */
  readonly reports: readonly { readonly stage: FocusStage; readonly at: number }[];
};
export type StageClock = {
  readonly stage: FocusStage;
  /** Null: the stage has not come, or nobody knows within how many hours. */
  readonly dueAt: number | null;
  readonly reportedAt: number | null;
};

/**
 * The clock of each stage: due so many hours after the stage began, by the group of the disease on that day. A report counts
 * for the newest beginning of its stage: one that flares up again is reported again.
 */
export function stageClocks(focus: ClockedFocus): StageClock[] {
  const begins: readonly (readonly [FocusStage, number | null])[] = [
    ['found', focus.foundAt],
    ['active', focus.activeAt],
    ['ended', focus.endedAt],
  ];
  return begins.map(([stage, at]): StageClock => {
    const reported = focus.reports
      .filter((report) => report.stage === stage && at !== null && report.at >= at)
      .map((report) => report.at);
    return {
      stage,
      dueAt: at === null || focus.dropped ? null : dueAt(focus.disease, at),
      reportedAt: reported.length === 0 ? null : Math.min(...reported),
    };
  });
}

function dueAt(disease: string, at: number): number | null {
  const day = localDate(at);
  const group = groupOf(disease, day);
  return group === null ? null : at + reportingRuleOn(day).groups[group].reportHours * HOUR_MS;
}

/** The report that is due next; null: none. */
export function nextReport(clocks: readonly StageClock[]): { stage: FocusStage; dueAt: number } | null {
  const open = clocks.flatMap(({ stage, dueAt: due, reportedAt }) =>
    due !== null && reportedAt === null ? [{ stage, dueAt: due }] : [],
  );
  return open.toSorted((a, b) => a.dueAt - b.dueAt)[0] ?? null;
}

/** Days without a new case before a focus may end: so many of the longest incubation; null: nobody has entered a group. */
export function quietDays(disease: string, day: string, longestIncubation: number): number | null {
  const group = groupOf(disease, day);
  return group === null
    ? null
    : Math.ceil(reportingRuleOn(day).groups[group].quietIncubations * longestIncubation);
}

/** The first day on which a focus may end by the quiet days. */
export function mayEndFrom(lastCase: string, days: number): string {
  return localDate(startOfDate(lastCase) + days * DAY_MS);
}
