import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { RatioDefinition } from '../../platform/figures/metric-types.ts';
import type { CountedCase } from './rules/case-figures.ts';
import { caseFacts, type CaseMetric, recountCases } from './store/case-facts.ts';
import type { CaseRow } from './store/cases.ts';

/** Code, names, by which date it is counted. */
const metrics: readonly (readonly [code: CaseMetric, vi: string, en: string, byVi: string, byEn: string])[] =
  [
    ['cases.reported', 'Ca mắc được báo cáo', 'Cases reported', 'theo ngày báo cáo', 'by day of report'],
    [
      'cases.confirmed',
      'Ca xác định',
      'Confirmed cases',
      'được phân loại là ca xác định, theo ngày báo cáo',
      'classified as confirmed, by day of report',
    ],
    [
      'cases.rapid-positive',
      'Ca có test nhanh dương tính',
      'Cases with a positive rapid test',
      'có test nhanh dương tính, theo ngày có kết quả',
      'with a positive rapid test, by day of the result',
    ],
    [
      'cases.pcr-positive',
      'Ca có RT-PCR dương tính',
      'Cases with a positive RT-PCR',
      'có RT-PCR dương tính, theo ngày có kết quả',
      'with a positive RT-PCR, by day of the result',
    ],
    [
      'cases.announced',
      'Ca được công bố',
      'Announced cases',
      'đã có ngày công bố chính thức, theo ngày công bố; số liệu công khai chỉ tính các ca này',
      'officially announced, by day of announcement; public figures count these only',
    ],
    ['cases.recovered', 'Ca khỏi bệnh', 'Recovered', 'đã khỏi, theo ngày khỏi', 'recovered, by that day'],
    ['cases.deceased', 'Ca tử vong', 'Deaths', 'tử vong, theo ngày mất', 'deceased, by the day of death'],
  ];

/** Counters of cases, by responsible area and date of the event. Only announced cases are public. */
export const caseFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en, byVi, byEn]) => ({
  code,
  vi,
  en,
  unit: 'ca',
  unitEn: 'cases',
  explain: {
    vi: `Ca bệnh ${byVi}; tính cho địa bàn phụ trách; ca đã loại trừ không tính.`,
    en: `Cases ${byEn}; at the responsible area; discarded cases are not counted.`,
  },
  grain: 'day',
  better: code === 'cases.recovered' ? 'higher' : 'lower',
  public: code === 'cases.announced',
  people: (dataset, during) => caseFacts(dataset, code, during),
  recount: async (db) => await recountCases(db, code),
}));

/** Rates of cases. */
export const caseMetrics: readonly RatioDefinition[] = [
  {
    code: 'cases.announced-per-100k',
    vi: 'Ca được công bố trên 100.000 dân',
    en: 'Announced cases per 100,000 people',
    unit: 'ca/100.000 dân',
    unitEn: 'cases per 100,000',
    explain: {
      vi: 'Ca được công bố trong kỳ chia cho dân số có nguồn của địa bàn, nhân 100.000.',
      en: 'Announced cases of the period over the population of the area that has a source, times 100,000.',
    },
    grain: 'day',
    better: 'lower',
    numerator: 'cases.announced',
    denominator: { population: true },
    per: 100_000,
    public: true,
  },
  {
    code: 'cases.fatality',
    vi: 'Tỷ lệ tử vong trên ca xác định',
    en: 'Deaths per confirmed case',
    unit: '%',
    explain: {
      vi: 'Ca tử vong trong kỳ chia cho ca xác định trong kỳ. Không phải xác suất tử vong khi ca bệnh còn đang điều trị.',
      en: 'Deaths of the period over confirmed cases of the period. Not the risk of dying while cases are still ill.',
    },
    grain: 'day',
    better: 'lower',
    numerator: 'cases.deceased',
    denominator: { metric: 'cases.confirmed' },
    per: 100,
    public: false,
  },
];

/** What of a stored case is counted. */
export function countedCase(row: CaseRow): CountedCase {
  return {
    dataset: row.dataset,
    areaNo: row.area_no,
    classification: row.classification,
    outcome: row.outcome,
    outcomeDate: row.outcome_date,
    reportDate: row.report_date,
    rapidPositiveDate: row.rapid_positive_date,
    pcrPositiveDate: row.pcr_positive_date,
    announcedDate: row.announced_date,
  };
}
