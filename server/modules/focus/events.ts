/** A focus, its cases or its reports changed. */
export type FocusChanged = {
  readonly focusId: string;
  readonly areaNos: readonly number[];
  readonly what: string;
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'focus.changed': FocusChanged;
  }
}
