import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { RatioDefinition } from '../../platform/figures/metric-types.ts';
import { recountCrossings } from './store/crossings.ts';

const metrics = [
  ['gates.crossings', 'Lượt qua chốt', 'Crossings at posts', 'all'],
  ['gates.turned-back', 'Lượt quay đầu', 'Turned back at posts', 'turn-back'],
  ['gates.waved', 'Lượt cho qua không kiểm tra', 'Waved through unseen', 'waved'],
  ['gates.overridden', 'Quyết định khác quy tắc', 'Decisions against the rules', 'overridden'],
] as const;

/** Counters of crossings, by the area of the post. */
export const gateFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en, only]) => ({
  code,
  vi,
  en,
  unit: 'lượt',
  unitEn: 'crossings',
  explain: {
    vi: `${vi}, theo giờ qua chốt, tại địa bàn của chốt.`,
    en: `${en}, by hour of the crossing, at the area of the post.`,
  },
  refreshSeconds: 3600,
  public: false,
  recount: async (db, since) => await recountCrossings(db, since, only),
}));

/** Shares of crossings. */
export const gateMetrics: readonly RatioDefinition[] = [
  {
    code: 'gates.turned-back-rate',
    vi: 'Tỷ lệ quay đầu tại chốt',
    en: 'Crossings turned back',
    unit: '%',
    explain: {
      vi: 'Lượt quay đầu chia cho mọi lượt qua chốt.',
      en: 'Crossings turned back over all crossings.',
    },
    refreshSeconds: 3600,
    numerator: 'gates.turned-back',
    denominator: { metric: 'gates.crossings' },
    per: 100,
    public: false,
  },
];
