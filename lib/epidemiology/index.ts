export { mergeStays, type Visit } from './visits.ts';
export { indexVisits, type VisitIndex } from './visit-index.ts';
export {
  roundedMinutes,
  traceContacts,
  type Evidence,
  type TracedContact,
  type TraceQuery,
} from './tracing.ts';
export { readIsolations, readVisits, type InputOutcome, type Refusal } from './trace-input.ts';
export {
  contactLines,
  readTraceOptions,
  refusalLines,
  runTrace,
  type QueryOutcome,
  type TraceOptions,
  type TraceRun,
} from './trace-command.ts';
export { traceMessages, type TraceCode } from './trace-messages.ts';
export { csvLine, readCsv, type CsvRecord } from './csv.ts';
export { formatInstant, parseInstant, type InstantOutcome } from './instants.ts';
export {
  analyseChains,
  type ChainAnalysis,
  type ChainCase,
  type ChainLink,
  type ChainReport,
} from './chains.ts';
export { type CaseFacts, type ChainTerms, lastActivity } from './chains/case-facts.ts';
export { dateFindingKinds, type DateFinding, type DateFindingKind, type LongGap } from './chains/findings.ts';
export { fitNegativeBinomial, type NegativeBinomialFit } from './chains/negative-binomial.ts';
export { describeOffspring, type Offspring, poissonQuantile, TOP_SPREADERS } from './chains/offspring.ts';
export { type ChainAnalytics, type ChainSummary, readChains } from './chains/analytics.ts';
export { summarise, type Summary } from './summary.ts';
export { gammaCdf, gammaQuantile } from './gamma.ts';
export { discreteSerialInterval, meanSerialInterval } from './serial-interval.ts';
export {
  estimateCohort,
  estimateCori,
  type CohortEstimate,
  type CoriEstimate,
  type Incidence,
  type ReproductionOptions,
} from './reproduction.ts';
export * from './indicators/index.ts';
