export { GATE_DECISIONS, SCAN_OUTCOMES, type GateDecision, type ScanOutcome } from './decisions.ts';
export { type Cordon, insideCordon } from './cordons.ts';
export { decide, ruleSetAt, type Reason, type Verdict } from './decide.ts';
export {
  declarationFacts,
  doseFacts,
  permitState,
  type PermitUse,
  type ShownTest,
  testFacts,
  testsOfDcc,
} from './evidence.ts';
export { FACT_NAMES, type GateFacts, PERMIT_STATES, type PermitState, unknownFacts } from './facts.ts';
export { groupDecision, isMilder } from './group.ts';
export {
  type CompletionState,
  isCompletion,
  type ReadCompletion,
  readCompletion,
} from './read-completion.ts';
export { type GateScan, readScan, shownOutcome } from './read-scan.ts';
export type { GateRule, RuleFault, RuleSet } from './rules.ts';
export {
  buildWatchFilter,
  isWatched,
  slowEntry,
  WATCH_ITERATIONS,
  type WatchFilter,
  type WatchPort,
  webWatchPort,
} from './watch-filter.ts';
export { openCode, openUnder, type SealedCode, sealCode, sealUnder } from './written-codes.ts';
export { worstRank, type ZoneAnswer, type ZoneLevel, zoneOf, type ZoneTable } from './zones.ts';
