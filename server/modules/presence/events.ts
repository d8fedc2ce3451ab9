declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** Check-ins were accepted at places of these areas; `opened` counts new stays. */
    'presence.recorded': { readonly areaNos: readonly number[]; readonly opened: number };
  }
}
export {};
