/** An alert was raised by the rule of this code. */
export type AlertRaised = {
  readonly alertId: string;
  readonly code: string;
  readonly areaNos: readonly number[];
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'command.alert-raised': AlertRaised;
  }
}
