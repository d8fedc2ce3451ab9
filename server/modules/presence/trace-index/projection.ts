import type { Clock } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import type { Projection } from '../../../platform/rebuild/projections.ts';

/**
 * The index lives in the memory of every process that serves: to rebuild it means to tell them all that anything may
 * have changed. Each reads the dataset anew; what it held before answers until then.
 */
export function indexProjection(clock: Clock): Projection {
  return {
    name: 'presence-index',
    version: 1,
    rebuild: async (scope, tx) => {
      await appendEvent(tx, {
        topic: 'presence.recorded',
        dataset: scope.dataset,
        payload: { areaNos: [], opened: 0 },
        at: clock.now(),
      });
    },
  };
}
