import type { GaugeDefinition } from '../../platform/figures/metric-types.ts';
import type { Platform } from '../../platform/module.ts';
import { LATE_FOR_MS } from './rules/due.ts';
import { countLate } from './store/late-reports.ts';

/** What waits among the reports; a rule of the command centre watches it. */
export function reportMetrics({ db }: Pick<Platform, 'db'>): GaugeDefinition[] {
  return [
    {
      code: 'reports.late',
      vi: 'Báo cáo theo lịch quá hạn phát hành',
      en: 'Scheduled reports not issued in time',
      unit: 'báo cáo',
      unitEn: 'reports',
      explain: {
        vi: 'Báo cáo do lịch lập, đã quá hạn trong 48 giờ qua mà chưa được soát, ký và phát hành, đếm lúc xem.',
        en: 'Reports made by a schedule whose time was over in the last 48 hours and that nobody has reviewed, signed and issued yet, counted when asked.',
      },
      better: 'lower',
      public: false,
      read: async (scope, areaNos, now) =>
        await countLate(scope, db, areaNos, { from: new Date(now - LATE_FOR_MS), to: new Date(now) }),
    },
  ];
}
