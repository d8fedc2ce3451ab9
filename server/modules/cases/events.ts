export type CaseOpened = { readonly caseId: string; readonly areaNos: readonly number[] };

/** `fields`: names of the columns that changed; the window or the classification may have moved with them. */
export type CaseChanged = {
  readonly caseId: string;
  readonly areaNos: readonly number[];
  readonly fields: readonly string[];
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'case.opened': CaseOpened;
    'case.changed': CaseChanged;
  }
}
