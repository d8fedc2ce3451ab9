import type { Static } from 'typebox';
import type { diseases } from '../../../contract/cases.ts';
import type {
  samplePurposes,
  specimenConditions,
  specimens,
  testKinds,
  testResults,
  Tube as TubeSchema,
  tubeStatuses,
} from '../../../contract/laboratory.ts';

export type Disease = (typeof diseases)[number];
export type TestKind = (typeof testKinds)[number];
export type TestResult = (typeof testResults)[number];
export type TubeStatus = (typeof tubeStatuses)[number];
export type Specimen = (typeof specimens)[number];
export type SamplePurpose = (typeof samplePurposes)[number];
export type SpecimenCondition = (typeof specimenConditions)[number];
export type ShownTube = Static<typeof TubeSchema>;

/** A released result of one person, as other modules read it. Times Unix ms. */
export type PersonResult = {
  readonly personNo: number;
  readonly tubeId: string;
  readonly disease: Disease;
  readonly kind: TestKind;
  readonly result: TestResult;
  readonly sampledAt: number;
  readonly resultAt: number;
};
