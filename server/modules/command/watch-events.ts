import type { CommandContext } from './context.ts';

/** After an event the rules wait so long, for what comes with it … */
const SETTLE_MS = 2_000;
/** … and are not asked again sooner than this, however fast events come. */
const QUIET_MS = 15_000;

export const WATCH_JOB = 'command.watch';

/**
 * Queues an evaluation of the rules soon after figures moved, so that an alert does not wait for the minute.
 * @returns how to stop.
 */
export function watchEvents({ hub, platform, publicDataset }: CommandContext): () => void {
  let timer: NodeJS.Timeout | null = null;
  let moved = false;

  function evaluate(): void {
    moved = false;
    timer = setTimeout(rest, QUIET_MS);
    platform.jobs.addOnce(WATCH_JOB, {}, publicDataset).catch((error: unknown) => {
      platform.log.warn({ err: (error as Error).message }, 'rules on figures could not be queued');
    });
  }

  function rest(): void {
    timer = null;
    if (moved) {
      evaluate();
    }
  }

  const unsubscribe = hub().subscribe((events) => {
    if (events.some(({ dataset }) => dataset === publicDataset)) {
      moved = true;
      timer ??= setTimeout(evaluate, SETTLE_MS);
    }
  });
  return () => {
    unsubscribe();
    clearTimeout(timer ?? undefined);
  };
}
