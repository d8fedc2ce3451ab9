import type { EntryProblem } from './entry.ts';
import type { TimeProblem } from './times.ts';

/** What the big panel tells: a text that names nobody, a time that cannot be, or the last check-in. */
export type Shown =
  | { readonly kind: 'problem'; readonly problem: EntryProblem | TimeProblem; readonly count: number }
  | { readonly kind: 'row'; readonly id: string };
