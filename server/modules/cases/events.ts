declare module '../../platform/events/events.ts' {
  interface EventMap {
    'case.opened': { readonly caseId: string; readonly areaNos: readonly number[] };
    /** `fields`: names of what changed; the window or the classification may have moved with it. */
    'case.changed': {
      readonly caseId: string;
      readonly areaNos: readonly number[];
      readonly fields: readonly string[];
    };
  }
}
export {};
