import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { RatioDefinition } from '../../platform/figures/metric-types.ts';
import { confirmedFacts, countedConfirmations, countedVisits } from './store/counted.ts';
import { confirmedOfLevel } from './rules/confirmed-of-level.ts';

/** Confirmed contacts of one level: the level that the tracing had found when the officer decided. */
function ofLevel(level: 1 | 2): FigureDefinition {
  const of = level === 1 ? { vi: 'ca bệnh', en: 'a case' } : { vi: 'F1', en: 'an F1' };
  return {
    code: confirmedOfLevel(level)!,
    vi: `F${level} được xác nhận`,
    en: `F${level} contacts confirmed`,
    unit: 'người',
    unitEn: 'people',
    explain: {
      vi: `Người được cán bộ xác nhận là F${level} (tiếp xúc với ${of.vi}), theo giờ xác nhận, tại địa bàn theo dõi.`,
      en: `People confirmed as F${level} (contacts of ${of.en}) by an officer, by hour of the decision, at the area that follows them up.`,
    },
    public: true,
    late: true,
    people: (dataset) => confirmedFacts(dataset, level),
    recount: async (db) => await countedConfirmations(db, level),
  };
}

/** Counters of tracing, at the area that follows the contact up. */
export const tracingFigures: readonly FigureDefinition[] = [
  {
    code: 'contacts.confirmed',
    vi: 'Người tiếp xúc được xác nhận',
    en: 'Contacts confirmed',
    unit: 'người',
    unitEn: 'people',
    explain: {
      vi: 'Người được cán bộ xác nhận là tiếp xúc, theo giờ xác nhận, tại địa bàn theo dõi.',
      en: 'People confirmed as contacts by an officer, by hour of the decision, at the area that follows them up.',
    },
    // F1 and F2 are published: beside their total a hidden one would be no secret.
    public: false,
    people: (dataset) => confirmedFacts(dataset),
    recount: async (db) => await countedConfirmations(db),
  },
  ofLevel(1),
  ofLevel(2),
  {
    code: 'contacts.follow-up',
    vi: 'Lượt gọi, thăm người tiếp xúc',
    en: 'Follow-up calls and visits',
    unit: 'lượt',
    unitEn: 'calls and visits',
    explain: {
      vi: 'Lượt gọi hoặc đến thăm đã ghi, theo giờ, tại địa bàn theo dõi.',
      en: 'Calls and visits recorded, by hour, at the area that follows up.',
    },
    public: false,
    recount: async (db) => await countedVisits(db, false),
  },
  {
    code: 'contacts.reached',
    vi: 'Lượt theo dõi gặp được người tiếp xúc',
    en: 'Follow-ups that reached the contact',
    unit: 'lượt',
    unitEn: 'calls and visits',
    explain: {
      vi: 'Lượt theo dõi gặp được người tiếp xúc.',
      en: 'Follow-ups in which the contact was reached.',
    },
    public: false,
    recount: async (db) => await countedVisits(db, true),
  },
];

/** Rates of tracing. */
export const tracingMetrics: readonly RatioDefinition[] = [
  {
    code: 'contacts.reached-rate',
    vi: 'Tỷ lệ lượt theo dõi gặp được người',
    en: 'Follow-ups that reached the contact',
    unit: '%',
    explain: {
      vi: 'Lượt theo dõi gặp được người tiếp xúc chia cho mọi lượt gọi, thăm.',
      en: 'Follow-ups that reached the contact over all calls and visits.',
    },
    better: 'higher',
    numerator: 'contacts.reached',
    denominator: { metric: 'contacts.follow-up' },
    per: 100,
    public: false,
  },
];
