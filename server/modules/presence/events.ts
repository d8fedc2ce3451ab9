/**
 * Check-ins were accepted at places of these areas; `opened` counts new stays. `changed` says where the log must be read
 * again, without a person in it; where it is left out, anything may have changed.
 */
export type PresenceRecorded = {
  readonly areaNos: readonly number[];
  readonly opened: number;
  readonly changed?: ChangedStays;
};

/** Whole local days (their starts, Unix ms), or places and moments of arrival side by side. */
export type ChangedStays =
  | { readonly days: readonly number[] }
  | { readonly places: readonly number[]; readonly at: readonly number[] };

/** Stays that began before this moment (Unix ms) are gone. */
export type PresenceDropped = { readonly before: number };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'presence.recorded': PresenceRecorded;
    'presence.dropped': PresenceDropped;
  }
}
