/** Check-ins were accepted at places of these areas; `opened` counts new stays. */
export type PresenceRecorded = { readonly areaNos: readonly number[]; readonly opened: number };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'presence.recorded': PresenceRecorded;
  }
}
