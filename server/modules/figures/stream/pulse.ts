import type { Change } from '../rules/present-event.ts';

/** Collects changes and sends one line for all of them, at most once in `everyMs`. */
export type Pulse = {
  readonly add: (change: Change, at: Date) => void;
  /** Says that anything may have changed; `at` is the time of the newest event, where one is known. */
  readonly addUnknown: (at: Date | null) => void;
  readonly stop: () => void;
};

/**
 * A pulse that fires at once after quiet, then waits. `send` gets the union of the changes since the last call and
 * the time of the newest event (null when none is known).
 */
export function createPulse(
  everyMs: number,
  send: (change: Change & { asOf: string | null }) => void,
): Pulse {
  let areas = new Set<string>();
  let metrics = new Set<string>();
  let unknown = false;
  let dirty = false;
  let asOf: Date | null = null;
  let timer: NodeJS.Timeout | null = null;

  function fire(): void {
    if (!dirty) {
      timer = null;
      return;
    }
    send({
      asOf: asOf?.toISOString() ?? null,
      areas: unknown ? [] : [...areas],
      metrics: unknown ? [] : [...metrics],
    });
    [areas, metrics, unknown, dirty] = [new Set(), new Set(), false, false];
    timer = setTimeout(fire, everyMs);
  }

  function soon(): void {
    dirty = true;
    timer ??= setTimeout(fire, 0);
  }

  return {
    add: (change, at) => {
      change.areas.forEach((id) => areas.add(id));
      change.metrics.forEach((code) => metrics.add(code));
      asOf = at;
      soon();
    },
    addUnknown: (at) => {
      unknown = true;
      asOf = at ?? asOf;
      soon();
    },
    stop: () => clearTimeout(timer ?? undefined),
  };
}
