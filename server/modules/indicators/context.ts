import type { Platform } from '../../platform/module.ts';
import type { DatedAnswers } from '../../platform/site/dated-answers.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';

/** What the indicators are read with; facts come through the doors of the modules that own them. */
export type IndicatorContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  /** Answers over very many cases, with the time of their making. */
  readonly answers: DatedAnswers;
};
