/** Answers over so many facts that making one takes longer than somebody waits; each says itself when it was made. */
export type DatedAnswers = {
  /**
   * The kept answer while it is fresh. An older one is answered once more while it is made anew behind it, so that nobody
   * waits; one older than that is not answered. Callers at the same moment share one making, and a failure is not kept.
   * @param facts how many facts lie behind the answer, asked only when it is made: over few it is made anew each time.
   */
  readonly get: <T>(key: string, make: () => Promise<T>, facts: () => Promise<number>) => Promise<T>;
};

/** Where a failure goes that nobody waits for. */
type Failed = (error: unknown) => void;

/** Over so many facts an answer is kept: none of them changes it visibly within a minute. */
const MANY_FACTS = 20_000;
const FRESH_MS = 60_000;
const LAST_MS = 600_000;
const MOST = 200;

type Kept = { readonly value: unknown; readonly madeAt: number };

/** Opens an empty store of answers; what is asked for longest ago goes first. */
export function openDatedAnswers(clock: { readonly now: () => number }, failed: Failed): DatedAnswers {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<unknown>>();
  // Nobody waits for these, so they are made one after the other: together they would take every connection.
  const behind = new Set<string>();
  let queue: Promise<void> = Promise.resolve();

  async function makeAnew<T>(key: string, make: () => Promise<T>, facts: () => Promise<number>): Promise<T> {
    const known = underWay.get(key);
    if (known !== undefined) {
      return (await known) as T;
    }
    const madeAt = clock.now();
    const making = Promise.all([make(), facts()])
      .then(([value, count]) => {
        kept.delete(key);
        if (count >= MANY_FACTS) {
          forgetOldest();
          kept.set(key, { value, madeAt });
        }
        return value;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, making);
    return await making;
  }

  async function makeBehind<T>(
    former: Promise<void>,
    key: string,
    make: () => Promise<T>,
    facts: () => Promise<number>,
  ): Promise<void> {
    await former;
    await makeAnew(key, make, facts).catch(failed);
    behind.delete(key);
  }

  function forgetOldest(): void {
    for (const key of kept.keys()) {
      if (kept.size < MOST) {
        return;
      }
      kept.delete(key);
    }
  }

  return {
    get: async (key, make, facts) => {
      const known = kept.get(key);
      const age = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.madeAt;
      if (known === undefined || age > LAST_MS) {
        return await makeAnew(key, make, facts);
      }
      if (age > FRESH_MS && !behind.has(key)) {
        behind.add(key);
        queue = makeBehind(queue, key, make, facts);
      }
      return known.value as Awaited<ReturnType<typeof make>>;
    },
  };
}
