/** Permits of these areas were asked for, or decided, by hand or by rule. */
export type PermitsMoved = {
  readonly areaNos: readonly number[];
  readonly count: number;
  readonly ids: readonly string[];
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'permit.submitted': PermitsMoved;
    'permit.decided': PermitsMoved;
  }
}
