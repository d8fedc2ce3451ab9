/**
 * Group commit: requests that arrive within a short window share one transaction, so that the disk is asked to be
 * sure once for all of them. Each is answered only after that commit.
 */
export type GroupCommit<In, Out> = {
  readonly submit: (item: In) => Promise<Out>;
  /** Waits until everything submitted has been answered. */
  readonly drain: () => Promise<void>;
};

type Waiting<In, Out> = {
  readonly item: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * @param options.windowMs how long the first request of an idle lane waits for company.
 * @param options.lanes writers side by side; items of one `laneOf` key are never written by two at once, which is
 *   what makes folding scans of one person safe.
 * @param options.write writes a batch in one transaction; when it throws, `retriable` decides between failing all
 *   (the database is away) and writing them one by one, so that a bad row fails alone.
 */
export function createGroupCommit<In, Out>(options: {
  readonly windowMs: number;
  readonly lanes: number;
  readonly maxBatch: number;
  readonly laneOf: (item: In) => number;
  readonly write: (items: readonly In[]) => Promise<readonly Out[]>;
  readonly failsAll: (error: unknown) => boolean;
}): GroupCommit<In, Out> {
  const queues: Waiting<In, Out>[][] = Array.from({ length: options.lanes }, () => []);
  const busy: boolean[] = queues.map(() => false);
  let idle: (() => void)[] = [];

  async function flush(lane: number): Promise<void> {
    busy[lane] = true;
    const queue = queues[lane]!;
    while (queue.length > 0) {
      await settle(queue.splice(0, options.maxBatch));
    }
    busy[lane] = false;
    if (!busy.includes(true)) {
      idle.forEach((resolve) => resolve());
      idle = [];
    }
  }

  async function settle(batch: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const outs = await options.write(batch.map((one) => one.item));
      batch.forEach((one, index) => one.resolve(outs[index]!));
    } catch (error) {
      if (batch.length === 1 || options.failsAll(error)) {
        batch.forEach((one) => one.reject(error));
        return;
      }
      for (const one of batch) {
        await settle([one]);
      }
    }
  }

  return {
    submit: (item) =>
      new Promise((resolve, reject) => {
        const lane = options.laneOf(item) % options.lanes;
        queues[lane]!.push({ item, resolve, reject });
        if (!busy[lane]) {
          busy[lane] = true;
          setTimeout(() => void flush(lane), options.windowMs);
        }
      }),
    drain: async () => {
      if (busy.includes(true)) {
        await new Promise<void>((resolve) => idle.push(resolve));
      }
    },
  };
}
