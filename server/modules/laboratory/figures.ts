import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { DerivedMetric } from '../../platform/figures/metric-types.ts';
import type { LaboratoryContext } from './context.ts';
import { waitingByArea } from './store/counts.ts';
import { type LabMetric, recountSamples, sampleFacts } from './store/sample-facts.ts';

const metrics = [
  ['lab.tests', 'Lượt xét nghiệm có kết quả (mẫu gộp tính theo người)', 'Test results (pools by person)'],
  ['lab.pcr', 'Lượt RT-PCR có kết quả (mẫu gộp tính theo người)', 'RT-PCR results (pools by person)'],
  ['lab.positive', 'Lượt xét nghiệm dương tính', 'Positive test results'],
  ['lab.positive-pcr', 'Lượt RT-PCR dương tính', 'Positive RT-PCR results'],
  ['lab.positive-rapid', 'Lượt test nhanh dương tính', 'Positive rapid tests'],
] as const satisfies readonly (readonly [code: LabMetric, vi: string, en: string])[];

/** Counters of released results, by area of the person and hour of the result. A correction moves them. */
export const laboratoryFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en]) => ({
  code,
  vi,
  en,
  unit: 'lượt',
  unitEn: 'results',
  explain: {
    vi: `${vi}, theo giờ trả kết quả, tại địa bàn của người được lấy mẫu; kết quả sửa lại thì số cũng đổi theo.`,
    en: `${en}, by hour of release, at the area of the person; a corrected result moves its figure.`,
  },
  refreshSeconds: 3 * 3600,
  public: code === 'lab.tests',
  people: (dataset) => sampleFacts(dataset, code),
  recount: async (db, since) => await recountSamples(db, code, since),
}));

/** Positivity, and the tubes that wait now. */
export const laboratoryMetrics = ({ platform }: Pick<LaboratoryContext, 'platform'>): DerivedMetric[] => [
  positivity('lab.positivity', 'Tỷ lệ dương tính', 'Test positivity', 'lab.positive', 'lab.tests'),
  positivity(
    'lab.positivity-pcr',
    'Tỷ lệ dương tính RT-PCR',
    'RT-PCR positivity',
    'lab.positive-pcr',
    'lab.pcr',
  ),
  {
    code: 'lab.waiting',
    vi: 'Ống mẫu đang chờ kết quả',
    en: 'Tubes waiting for a result',
    unit: 'ống',
    unitEn: 'tubes',
    explain: {
      vi: 'Ống mẫu đã lấy mà chưa trả kết quả, tại nơi lấy mẫu, đếm lúc xem.',
      en: 'Tubes taken and not yet released, at the area where they were taken, counted when asked.',
    },
    refreshSeconds: 60,
    better: 'lower',
    public: false,
    read: async (scope, areaNos) => await waitingByArea(scope, platform.db, areaNos),
  },
];

function positivity(code: string, vi: string, en: string, numerator: string, by: string): DerivedMetric {
  return {
    code,
    vi,
    en,
    unit: '%',
    explain: {
      vi: 'Lượt có kết quả dương tính chia cho mọi lượt có kết quả (kể cả chưa xác định); mẫu gộp tính theo người.',
      en: 'Positive results over all results, inconclusive ones too; pools counted by person.',
    },
    refreshSeconds: 3 * 3600,
    better: 'lower',
    numerator,
    denominator: { metric: by },
    per: 100,
    public: false,
  };
}
