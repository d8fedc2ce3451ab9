import { signal } from '@preact/signals';
import type { TypedDeclaration } from '../../shared/forms/typed.ts';

/** Somebody without a phone, as far as they were asked. Units are codes of the pack, not ids. */
export type Entry = {
  readonly draft: TypedDeclaration;
  /** Whether there is any sign or contact; null: not asked yet. */
  readonly asked: { readonly symptoms: boolean | null; readonly exposures: boolean | null };
  /** People along who were counted, with those named. */
  readonly counted: number | null;
  /** Tenths of a degree. */
  readonly temperature: number | null;
  readonly destination: string;
  /** Number of a paper slip that is typed later. */
  readonly slip: string;
};

/** The entry that is being typed; null between two people. It stays while the decision is shown, and goes with it. */
export const entry = signal<Entry | null>(null);
