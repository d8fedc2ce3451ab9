import { open, type OutsideExpectation } from './outside-kit.ts';

/** Training happens in the simulated province alone. */
export const trainingExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /training/results': open('trainees are simulated accounts of no area', '/training/results'),
};
