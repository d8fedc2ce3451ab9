import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { RatioDefinition } from '../../platform/figures/metric-types.ts';
import { recountDeclarations } from './store/list-declarations.ts';

/** Declarations in the hour in which they were made, at the unit that is responsible for them. */
export const declarationFigures: readonly FigureDefinition[] = [
  {
    code: 'declarations.made',
    vi: 'Tờ khai y tế',
    en: 'Health declarations',
    unit: 'tờ khai',
    unitEn: 'declarations',
    explain: {
      vi: 'Tờ khai y tế, theo giờ khai, tại địa bàn phụ trách.',
      en: 'Health declarations, by hour, at the responsible area.',
    },
    public: true,
    recount: (db, since) => recountDeclarations(db, since, 'all'),
  },
  {
    code: 'declarations.at-risk',
    vi: 'Tờ khai có nguy cơ',
    en: 'Declarations at risk',
    unit: 'tờ khai',
    unitEn: 'declarations',
    explain: {
      vi: 'Tờ khai có triệu chứng, tiếp xúc hoặc nơi đến có nguy cơ.',
      en: 'Declarations with symptoms, contacts or places at risk.',
    },
    public: false,
    recount: (db, since) => recountDeclarations(db, since, 'at-risk'),
  },
];

/** Shares of declarations. */
export const declarationMetrics: readonly RatioDefinition[] = [
  {
    code: 'declarations.at-risk-rate',
    vi: 'Tỷ lệ tờ khai có nguy cơ',
    en: 'Declarations at risk',
    unit: '%',
    explain: {
      vi: 'Tờ khai có nguy cơ chia cho mọi tờ khai.',
      en: 'Declarations at risk over all declarations.',
    },
    numerator: 'declarations.at-risk',
    denominator: { metric: 'declarations.made' },
    per: 100,
    public: false,
  },
];
