/** The door of the figures module. Counters themselves are the platform's (platform/figures). */
export type { Metric } from './rules/metrics.ts';
