/** A report of these areas was made, signed, issued or received. */
export type ReportMoved = { readonly areaNos: readonly number[] };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'report.moved': ReportMoved;
  }
}
