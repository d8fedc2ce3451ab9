import type { OverlapSums, Overlaps } from '../../../../lib/epidemiology/presence-index/index.ts';
import type { CoPresenceQuery } from '../store/co-presence.ts';

/** What the program asks of the thread that holds the index. */
export type ToThread =
  | { readonly kind: 'build'; readonly dataset: string }
  | { readonly kind: 'ask'; readonly id: number; readonly dataset: string; readonly question: Question }
  /** Nobody waits for this answer any more. */
  | { readonly kind: 'forget'; readonly id: number };

/** A limit adds up by person and place; null asks for every overlap. */
export type Question = CoPresenceQuery & { readonly limit: number | null };

/** What the thread says. */
export type FromThread =
  | { readonly kind: 'held'; readonly held: readonly HeldDataset[] }
  | { readonly kind: 'built'; readonly dataset: string }
  | { readonly kind: 'build-failed'; readonly dataset: string; readonly why: string }
  /** Everything that was committed before the question is in; the answer follows. */
  | { readonly kind: 'caught-up'; readonly id: number }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly asOf: number;
      /** Milliseconds of searching in the thread. */
      readonly tookMs: number;
      readonly answer: Overlaps | OverlapSums;
    }
  /** It can't be answered from here: ask SQL. */
  | { readonly kind: 'no-answer'; readonly id: number; readonly why: string };

/** An index as the health page shows it. `asOf`: when it last caught up, Unix ms. */
export type HeldDataset = {
  readonly dataset: string;
  readonly rows: number;
  readonly bytes: number;
  readonly days: number;
  readonly asOf: number;
  /** Milliseconds that reading and building took. */
  readonly buildMs: number;
};
