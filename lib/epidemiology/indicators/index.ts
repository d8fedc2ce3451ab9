export { publishedIntervals, type PublishedInterval } from './published-intervals.ts';
export { NORMAL_975, type Interval } from './interval.ts';
export { wilson, type Proportion } from './proportion.ts';
export { incidenceRate, poissonInterval, type Rate } from './poisson-rate.ts';
export { studentCdf, studentQuantile } from './student.ts';
export { fitGrowth, type Growth, type Times } from './growth.ts';
export { contradictions, summariseDelays, type DelayCounts, type DelaySummary } from './delays.ts';
export {
  estimateReportingDelay,
  shareReported,
  type DelayCell,
  type ReportingDelay,
} from './reporting-delay.ts';
export { nowcastDay, type Nowcast } from './nowcast.ts';
export {
  COMPLETE_SHARE,
  DEFAULT_INCOMPLETE_DAYS,
  dailyCurve,
  lastCompleteDay,
  weeklyCurve,
  type CurveInput,
  type CurvePoint,
} from './epi-curve.ts';
export {
  FEWEST_CASES_FOR_R,
  judgeCohort,
  judgeCori,
  type Doubt,
  type Ground,
  type Judged,
} from './reliability.ts';
