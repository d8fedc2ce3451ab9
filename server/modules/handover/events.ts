declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** People were handed over, or somebody answered, or the time passed. */
    'handover.moved': {
      readonly handoverIds: readonly string[];
      readonly step: 'send' | 'accept' | 'refuse' | 'return' | 'withdraw' | 'warn';
      readonly areaNos: readonly number[];
    };
  }
}
export type HandoverTopic = 'handover.moved';
