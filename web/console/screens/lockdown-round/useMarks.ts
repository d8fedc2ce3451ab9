import { useEffect, useRef, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { type ApiError, apiError, call } from '../../kit/api.ts';
import { useInvalidate } from '../../kit/useApi.ts';
import type { HouseholdRow, Mark, Supply } from './types.ts';

type Outcome = HouseholdRow['outcome'];
type Marks = {
  /** What stands of a row: as the officer said last, else as the server has it. */
  readonly outcomeOf: (row: HouseholdRow) => Outcome;
  /** Of the whole round, once the server has answered a mark. */
  readonly supply: Supply | null;
  readonly failure: ApiError | null;
  readonly mark: (households: readonly string[], outcome: Mark) => Promise<void>;
  readonly markRest: () => Promise<boolean>;
};
type Round = { readonly id: string; readonly roundId: string };

/**
 * Marks of households: shown at once, sent one request after the other so that the last word stands, taken back on the screen
 * where the server refuses. `answer` is the list as the server sent it last.
 */
export function useMarks(params: Round, answer: unknown, again: () => void): Marks {
  const [said, setSaid] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [supply, setSupply] = useState<Supply | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const [seen, setSeen] = useState(answer);
  const invalidate = useInvalidate();
  // A newer list has all that was sent; while something is under way it stays on top of it.
  if (seen !== answer) {
    setSeen(answer);
    if (waiting === 0) {
      setSaid(new Map());
    }
  }
  // The cordon's own page counts anew.
  useEffect(() => () => invalidate(['/lockdowns']), [invalidate]);

  const send = async (body: { households?: string[]; rest?: boolean; outcome: Mark }) => {
    setWaiting((n) => n + 1);
    const request = queue.current.then(
      async () =>
        await call('POST /lockdowns/{id}/rounds/{roundId}/households', {
          params,
          body: { id: newId(), at: new Date().toISOString(), ...body },
        }),
    );
    queue.current = request;
    const result = await request;
    setWaiting((n) => n - 1);
    setFailure(result.ok ? null : apiError(result));
    if (result.ok) {
      setSupply(result.data.supply);
    }
    return result.ok;
  };
  return {
    outcomeOf: (row) => (said.has(row.household) ? (said.get(row.household) ?? null) : row.outcome),
    supply,
    failure,
    mark: async (households, outcome) => {
      const shown = outcome === 'unmarked' ? null : outcome;
      setSaid((former) => new Map([...former, ...households.map((one) => [one, shown] as const)]));
      if (!(await send({ households: [...households], outcome }))) {
        setSaid((former) => new Map([...former].filter(([one]) => !households.includes(one))));
      }
    },
    markRest: async () => {
      const ok = await send({ rest: true, outcome: 'served' });
      again();
      return ok;
    },
  };
}
