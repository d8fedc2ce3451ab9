declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** `goneNo` (and what was merged into it before) now counts as `keepNo`; derived tables by person must follow. */
    'person.merged': { readonly keepNo: number; readonly goneNo: number };
    /** The merge was undone: the two are two people again. */
    'person.unmerged': { readonly keepNo: number; readonly goneNo: number };
  }
}
export type PeopleTopic = 'person.merged' | 'person.unmerged';
