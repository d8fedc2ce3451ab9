import type { GaugeDefinition } from '../../platform/figures/metric-types.ts';
import type { Platform } from '../../platform/module.ts';
import { countActive } from './store/places.ts';

/** What stands in the register of places. */
export function placeMetrics({ db }: Pick<Platform, 'db'>): GaugeDefinition[] {
  return [
    {
      code: 'places.active',
      vi: 'Điểm quét QR đang hoạt động',
      en: 'QR places in use',
      unit: 'điểm',
      unitEn: 'places',
      explain: {
        vi: 'Điểm quét QR chưa bị khóa mã, tại xã của điểm, đếm lúc xem.',
        en: 'QR places that are not revoked, at the commune of the place, counted when asked.',
      },
      public: true,
      read: async (scope, areaNos) => await countActive(scope, db, areaNos),
    },
  ];
}
