/** What can be measured. */
export const parts = [
  'presence',
  'batch',
  'lists',
  'start',
  'credentials',
  'gates',
  'figures',
  'chains',
  'tracing',
  'sheets',
  'import',
  'duplicates',
  'export',
  'orders',
  'public',
  'wall',
  'dashboards',
  'training',
  'all',
] as const;

/** Sizes where nothing else is asked for. */
export const defaults = {
  people: 50_000,
  rounds: 5,
  seconds: 4,
  connections: 256,
  rows: 1_000_000,
  cases: 50_000,
  contacts: 200_000,
  stays: 2_000_000,
  consoles: 200,
  viewers: 5_000,
  minutes: 2,
  areas: 600,
  days: 730,
  visits: 2_000_000,
  events: 20,
  rate: 2_000,
  sheet: 10_000,
  trainees: 1_000,
};

export type BenchPart = (typeof parts)[number];
export type BenchOptions = typeof defaults & {
  readonly profile: boolean;
  /** Empty: none. */
  readonly data: string;
  readonly only: string;
};
