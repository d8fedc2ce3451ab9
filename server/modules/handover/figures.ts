import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { DerivedMetric } from '../../platform/figures/metric-types.ts';
import type { HandoverContext } from './context.ts';
import { handoverCounts } from './rules/handover-figures.ts';
import { countedHandovers, overdueByArea } from './store/clock.ts';

const metrics = [
  ['handovers.sent', 'Người đã chuyển đi', 'People handed over', 'tại nơi gửi', 'at the sender'],
  [
    'handovers.pending',
    'Người đang chờ nơi khác nhận',
    'People waiting for another unit',
    'tại nơi gửi, tại thời điểm xem',
    'at the sender, as it stands at that time',
  ],
  [
    'handovers.answered',
    'Lượt chuyển đã được trả lời',
    'Hand-overs answered',
    'tại nơi nhận, ngoài tỉnh thì tại nơi gửi',
    'at the receiver, or at the sender where the receiver is outside',
  ],
  [
    'handovers.answered-late',
    'Lượt chuyển được trả lời muộn',
    'Hand-overs answered late',
    'sau thời hạn; tại nơi nhận, ngoài tỉnh thì tại nơi gửi',
    'after the time; at the receiver, or at the sender where the receiver is outside',
  ],
] as const;

/** Counters of hand-overs. None is public: small numbers point at people. */
export const handoverFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en, byVi, byEn]) => ({
  code,
  vi,
  en,
  unit: 'người',
  unitEn: 'people',
  explain: { vi: `${vi}, ${byVi}.`, en: `${en}, ${byEn}.` },
  ...(code === 'handovers.pending' ? { stock: true } : {}),
  ...(code === 'handovers.answered-late' ? { better: 'lower' as const } : {}),
  public: false,
  recount: async (db) =>
    (await countedHandovers(db))
      .flatMap(handoverCounts)
      .filter((delta) => delta.metric === code)
      .map(({ dataset, areaNo, at, by }) => ({ dataset, areaNo, at, value: by })),
}));

/** The rate of late answers, and who waits beyond the time. */
export function handoverMetrics({ platform }: HandoverContext): readonly DerivedMetric[] {
  return [
    {
      code: 'handovers.late-rate',
      vi: 'Tỷ lệ trả lời bàn giao muộn',
      en: 'Hand-overs answered late',
      unit: '%',
      explain: {
        vi: 'Lượt chuyển được trả lời sau thời hạn chia cho mọi lượt được trả lời.',
        en: 'Hand-overs answered after the time over all that were answered.',
      },
      better: 'lower',
      numerator: 'handovers.answered-late',
      denominator: { metric: 'handovers.answered' },
      per: 100,
      public: false,
    },
    {
      code: 'handovers.overdue',
      vi: 'Người chờ nhận quá hạn',
      en: 'People waiting beyond the time',
      unit: 'người',
      unitEn: 'people',
      explain: {
        vi: 'Người đã được chuyển mà quá thời hạn chưa ai nhận hay từ chối, tại nơi nhận; ngoài tỉnh thì tại nơi gửi.',
        en: 'People handed over whom nobody accepted or refused in time, at the receiver, or at the sender where the receiver is outside.',
      },
      better: 'lower',
      public: false,
      read: async (scope, areaNos, now) => await overdueByArea(scope, platform.db, areaNos, now),
    },
  ];
}
