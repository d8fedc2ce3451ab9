export type CaseOpened = { readonly caseId: string; readonly areaNos: readonly number[] };

/** `fields`: names of the columns that changed; the window or the classification may have moved with them. */
export type CaseChanged = {
  readonly caseId: string;
  readonly areaNos: readonly number[];
  readonly fields: readonly string[];
};

/** A disease got a new version of its profile, in force for reports from `from` until before `until` (null: for good). */
export type ProfileChanged = {
  readonly disease: string;
  readonly version: number;
  readonly from: string;
  readonly until: string | null;
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'case.opened': CaseOpened;
    'case.changed': CaseChanged;
    'profile.changed': ProfileChanged;
  }
}
