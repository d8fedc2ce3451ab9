/** A cordon, or something of it, changed: a decision, the roster, a guard, a round, a need. */
export type LockdownChanged = {
  readonly lockdownId: string;
  readonly areaNos: readonly number[];
  readonly what: string;
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'lockdown.changed': LockdownChanged;
  }
}
