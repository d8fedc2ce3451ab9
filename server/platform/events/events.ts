/**
 * What happens in the system, `module.happened`, with its payload. Written in the transaction of the fact,
 * delivered after commit. Modules extend it in their events.ts by declaration merging:
 * `declare module '…/platform/events/events.ts' { interface EventMap { 'presence.recorded': {…} } }`.
 * Payloads hold ids, area numbers and counts, never personal data.
 */
export interface EventMap {
  'figures.changed': { readonly metrics: readonly string[]; readonly areaNos: readonly number[] };
}

export type EventTopic = keyof EventMap;

/** One event as read from the outbox. */
export type OutboxEvent<T extends EventTopic = EventTopic> = {
  readonly cursor: string;
  readonly topic: T;
  readonly dataset: string;
  readonly payload: EventMap[T];
  readonly at: Date;
};

/**
 * Handlers that take what follows each other of one topic at once, as an import of thousands leaves it: for a topic that has
 * one, instead of a handler of single events.
 */
export type EventRunHandlers = {
  readonly [T in EventTopic]?: (events: readonly OutboxEvent<T>[]) => Promise<void>;
};

/** Handlers of a module; each must be idempotent by the event's cursor, since delivery is at least once. */
export type EventHandlers = {
  readonly [T in EventTopic]?: (event: OutboxEvent<T>) => Promise<void>;
};
