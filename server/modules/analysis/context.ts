import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { Platform } from '../../platform/module.ts';
import type { DatedAnswers } from '../../platform/site/dated-answers.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';

/** What the analyst's desk works with. */
export type AnalysisContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  /** Tables of the people behind very many facts, each with the time that it is as of. */
  readonly answers: DatedAnswers;
  /** Every counter of every module; asked per request, since modules are made before the list is whole. */
  readonly metrics: () => readonly (FigureDefinition & { readonly module: string })[];
  /** Code of the province whose communes the simulator fills. */
  readonly provinceCode: string;
};
