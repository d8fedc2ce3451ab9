import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { sampleCounts } from './rules/lab-figures.ts';
import { countedSamples } from './store/counts.ts';

const metrics: readonly (readonly [code: string, vi: string, en: string])[] = [
  ['lab.tests', 'Lượt xét nghiệm có kết quả (mẫu gộp tính theo người)', 'Test results (pools by person)'],
  ['lab.pcr', 'Lượt RT-PCR có kết quả (mẫu gộp tính theo người)', 'RT-PCR results (pools by person)'],
  ['lab.positive', 'Lượt xét nghiệm dương tính', 'Positive test results'],
  ['lab.positive-pcr', 'Lượt RT-PCR dương tính', 'Positive RT-PCR results'],
  ['lab.positive-rapid', 'Lượt test nhanh dương tính', 'Positive rapid tests'],
];

/** Counters of released results, by area of the person and hour of the result. A correction moves them. */
export const laboratoryFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en]) => ({
  code,
  vi,
  en,
  unit: 'lượt',
  public: code === 'lab.tests',
  recount: async (db, since) =>
    (await countedSamples(db, since))
      .flatMap((sample) => sampleCounts(sample))
      .filter((delta) => delta.metric === code)
      .map(({ dataset, areaNo, at, by }) => ({ dataset, areaNo, at, value: by })),
}));
