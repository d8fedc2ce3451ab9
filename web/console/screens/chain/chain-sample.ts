import { buildModel, type CaseToDraw, type ChainModel, type Day } from './model.ts';

/** A case for tests: id, onset, area. */
export function sampleCase(id: string, onsetDay: Day, area: string | null = null): CaseToDraw {
  return {
    id,
    label: `LS-${id}`,
    status: 'CONFIRMED',
    area,
    onsetDay,
    reportDay: null,
    sampleDay: null,
    positiveDay: null,
    deathDay: null,
    lastContactDay: null,
    sourcesOutside: 0,
    terms: { followUpDays: 14, longGapDays: 24 },
  };
}

/** A small outbreak for tests: a infects b and c, b infects d; e and f infect each other; p and q are contacts. */
export function sampleModel(): ChainModel {
  return buildModel({
    cases: [
      sampleCase('a', 10, 'North'),
      sampleCase('b', 14, 'North'),
      sampleCase('c', 12, 'South'),
      sampleCase('d', 18, 'South'),
      sampleCase('e', 11, null),
      sampleCase('f', 9, null),
      sampleCase('g', null, 'North'),
    ],
    contacts: [
      { id: 'p', label: '', area: 'South' },
      { id: 'q', label: 'Trần Thị Q', area: null },
    ],
    infections: [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
      [4, 5],
      [5, 4],
    ],
    exposures: [
      { from: 1, to: 7, lastDay: 15 },
      { from: 3, to: 7, lastDay: 16 },
      { from: 1, to: 8, lastDay: 15 },
      { from: 0, to: 2, lastDay: 11 },
    ],
    today: 20,
    asOf: null,
  });
}
