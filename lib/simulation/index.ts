export { generateProvince, householdAt, peopleOf, personAt, startOfHistory } from './province.ts';
export type { SimulatedHousehold, SimulatedPerson } from './province.ts';
export { placeKinds } from './province-types.ts';
export type {
  CommuneInput,
  NameSource,
  PlaceKind,
  Province,
  ProvinceOptions,
  SimulatedCommune,
  SimulatedPlace,
  WeightedWord,
} from './province-types.ts';
export { communesToFill } from './communes.ts';
export type { CommuneUnit } from './communes.ts';
export { personName } from './names.ts';
export { startOfDay } from './calendar.ts';
export { defaultScanRates, neverScan } from './day-plan.ts';
export { visitsOfDay, visitsOfPerson } from './visits.ts';
export type { Stay } from './visits.ts';
export { defaultOutbreak } from './outbreak-options.ts';
export type { OutbreakOptions } from './outbreak-options.ts';
export type { Absence, Infection, Outbreak } from './outbreak-types.ts';
export { attendedVisitsOfDay, simulateOutbreak } from './outbreak.ts';
export { scoreTracing } from './oracle.ts';
export type { MissedReasons, TracedCase, TracingScore } from './oracle.ts';
export { explainScore } from './explain-score.ts';
export type { ExplainedFigure } from './explain-score.ts';
export { runScenario, scenarioMeasures, scenarioQuantiles } from './scenarios.ts';
export type { ScenarioMeasure, ScenarioResult, Spread } from './scenarios.ts';
