import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { DerivedMetric } from '../../platform/figures/metric-types.ts';
import { countedInstalls } from './store/installs.ts';

/** Code of the counter. */
export const INSTALLS = 'app.installs';
const SMARTPHONES = 'app.smartphones';

/** Counter of installs, by province and day. */
export const installFigures: readonly FigureDefinition[] = [
  {
    code: INSTALLS,
    vi: 'Máy đã cài ứng dụng người dân',
    en: 'Phones with the citizen app',
    unit: 'máy',
    unitEn: 'phones',
    explain: {
      vi: 'Máy báo đã cài ứng dụng, mỗi máy một lần, không kèm thông tin nào về máy hay người; cộng dồn, theo tỉnh và ngày. Không biết máy nào đã gỡ.',
      en: 'Phones that reported the install, each once, with nothing about phone or person; added up, by province and day. Removals are not known.',
    },
    public: true,
    publicFrom: 'province',
    levels: ['province'],
    grain: 'day',
    stock: true,
    better: 'higher',
    recount: async (db) => await countedInstalls(db),
  },
];

/** What installs are measured by, which officers enter with its source, and the ratio of both. */
export const installMetrics: readonly DerivedMetric[] = [
  {
    code: SMARTPHONES,
    vi: 'Thuê bao dùng điện thoại thông minh',
    en: 'Smartphone subscriptions',
    unit: 'thuê bao',
    unitEn: 'subscriptions',
    explain: {
      vi: 'Cán bộ nhập kèm nguồn và ngày (thường do Sở Thông tin và Truyền thông công bố).',
      en: 'Entered by officers with source and date (usually published by the department of information).',
    },
    levels: ['province'],
    public: false,
    entered: true,
  },
  {
    code: 'app.install-rate',
    vi: 'Tỷ lệ điện thoại thông minh đã cài ứng dụng',
    en: 'Share of smartphones with the app',
    unit: '%',
    explain: {
      vi: 'Máy đã cài ứng dụng chia cho thuê bao dùng điện thoại thông minh đã nhập; chưa nhập thì chưa đủ mẫu số.',
      en: 'Phones with the app over the smartphone subscriptions entered; without them there is no denominator.',
    },
    levels: ['province'],
    better: 'higher',
    numerator: INSTALLS,
    denominator: { metric: SMARTPHONES },
    per: 100,
    public: false,
  },
];
