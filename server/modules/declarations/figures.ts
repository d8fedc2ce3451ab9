import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { recountDeclarations } from './store/list-declarations.ts';

/** Declarations in the hour in which they were made, at the unit that is responsible for them. */
export const declarationFigures: readonly FigureDefinition[] = [
  {
    code: 'declarations.made',
    vi: 'Tờ khai y tế',
    en: 'Health declarations',
    unit: 'tờ khai',
    public: true,
    recount: (db, since) => recountDeclarations(db, since, 'all'),
  },
  {
    code: 'declarations.at-risk',
    vi: 'Tờ khai có nguy cơ',
    en: 'Declarations at risk',
    unit: 'tờ khai',
    public: false,
    recount: (db, since) => recountDeclarations(db, since, 'at-risk'),
  },
];
