import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { countedConfirmations, countedVisits } from './store/counted.ts';

/** Counters of tracing, at the area that follows the contact up. */
export const tracingFigures: readonly FigureDefinition[] = [
  {
    code: 'contacts.confirmed',
    vi: 'Người tiếp xúc được xác nhận',
    en: 'Contacts confirmed',
    unit: 'người',
    public: false,
    recount: async (db) => await countedConfirmations(db),
  },
  {
    code: 'contacts.follow-up',
    vi: 'Lượt gọi, thăm người tiếp xúc',
    en: 'Follow-up calls and visits',
    unit: 'lượt',
    public: false,
    recount: async (db) => await countedVisits(db, false),
  },
  {
    code: 'contacts.reached',
    vi: 'Lượt theo dõi gặp được người tiếp xúc',
    en: 'Follow-ups that reached the contact',
    unit: 'lượt',
    public: false,
    recount: async (db) => await countedVisits(db, true),
  },
];
