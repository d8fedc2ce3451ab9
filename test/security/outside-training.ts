import { open, type OutsideExpectation } from './outside-kit.ts';

/** Training happens in the simulated province alone. */
export const trainingExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'POST /training/restarts': open('trainees are simulated accounts of no area', '/training/restarts', () => ({
    ids: ['018f0000-0000-7000-8000-000000000000'],
  })),
  'GET /training/results': open('trainees are simulated accounts of no area', '/training/results'),
  'GET /training/units': open('trainees are simulated accounts of no area', '/training/units'),
};
