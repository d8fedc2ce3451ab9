import type { LargeProvince } from './drawn.ts';

/** What the command asks of the benchmark's server process. */
export type Ask =
  | { readonly kind: 'memory' }
  | { readonly kind: 'recount' }
  | { readonly kind: 'copy'; readonly rows: number }
  | {
      readonly kind: 'province';
      readonly cases: number;
      readonly contacts: number;
      readonly stays: number;
      /** Days that the cases lie in; without: 120. */
      readonly caseDays?: number;
    }
  | { readonly kind: 'large-province'; readonly size: LargeProvince }
  | { readonly kind: 'desks'; readonly size: LargeProvince }
  | { readonly kind: 'outbreak'; readonly cases: number; readonly contacts: number }
  | { readonly kind: 'arrivals'; readonly perSecond: number; readonly seconds: number }
  | { readonly kind: 'posts'; readonly count: number }
  | { readonly kind: 'figures'; readonly areas: number; readonly days: number }
  | { readonly kind: 'hours' }
  | { readonly kind: 'sum' }
  | { readonly kind: 'announce' }
  | { readonly kind: 'registry'; readonly people: number }
  | { readonly kind: 'linked' }
  | { readonly kind: 'duplicates'; readonly count: number }
  | { readonly kind: 'stop' };

/** What the server process says once it listens. */
export type Ready = {
  readonly port: number;
  /** Canonical codes of the places. */
  readonly codes: readonly string[];
  /** Sessions of officers, each of an account of its own. */
  readonly tokens: readonly string[];
  /** The area that each of these accounts works for. */
  readonly areaIds: readonly string[];
  /** How many communes the cases go round, from the first officer's on. */
  readonly communes: number;
  /** Of the large province that a kept folder holds; null: none was written yet. */
  readonly size: LargeProvince | null;
};

/** Answers to what was asked, in order. */
export type Answer =
  | { readonly kind: 'ready'; readonly ready: Ready }
  | { readonly kind: 'memory'; readonly rssBytes: number; readonly heapBytes: number }
  | { readonly kind: 'recount'; readonly stays: number; readonly differences: number }
  | { readonly kind: 'copy'; readonly perSecond: number }
  | { readonly kind: 'province'; readonly caseIds: readonly string[] }
  | { readonly kind: 'large-province' }
  | { readonly kind: 'desks' }
  | { readonly kind: 'outbreak'; readonly waitedMs: number }
  | { readonly kind: 'arrivals'; readonly perSecond: number; readonly refused: number }
  | { readonly kind: 'posts'; readonly posts: Posts }
  | ({ readonly kind: 'figures' } & FilledFigures)
  | { readonly kind: 'hours'; readonly ms: number; readonly sum: number }
  | { readonly kind: 'sum'; readonly sum: number }
  | { readonly kind: 'registry'; readonly people: number }
  | { readonly kind: 'linked'; readonly personId: string }
  | {
      readonly kind: 'duplicates';
      readonly ms: readonly number[];
      readonly exactMs: readonly number[];
      readonly found: number;
    }
  | {
      readonly kind: 'announced';
      readonly committedAt: number;
      readonly code: string;
      readonly atLeast: number;
    }
  | { readonly kind: 'failed'; readonly why: string };

/** What lies in the tables. */
export type FilledFigures = { readonly areas: number; readonly hours: number; readonly months: number };

/** Posts of a province, each with an officer. */
export type Posts = { readonly postIds: readonly string[]; readonly postTokens: readonly string[] };
