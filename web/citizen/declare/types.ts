import type { Errors } from '../../shared/forms/check.ts';
import type { Draft } from '../data/draft.ts';

export type StepProps = {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly errors: Errors;
};
