import { useState } from 'react';
import type { ApiError, DataOf } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { useSend } from '../../kit/useApi.ts';
import type { DropReason } from './DropDialog.tsx';

type Outcome = DataOf<'POST /cases/{id}/contacts/decisions'>['outcomes'][number];
export type Decisions = {
  readonly decide: (
    decision: 'confirm' | 'drop',
    personIds: readonly string[],
    reason?: DropReason,
  ) => Promise<void>;
  readonly outcomes: readonly Outcome[] | null;
  readonly busy: boolean;
  readonly failure: ApiError | null;
};

/** Sends decisions about contacts; those refused stay ticked. */
export function useDecisions(caseId: string, selection: Selection): Decisions {
  const { send, busy, failure } = useSend('POST /cases/{id}/contacts/decisions', ['/cases', '/contacts']);
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const decide: Decisions['decide'] = async (decision, personIds, reason) => {
    const body = defined({ personIds: [...personIds], decision, reason });
    const result = await send({ params: { id: caseId }, body });
    if (result.ok) {
      setOutcomes(result.data.outcomes);
      const refused = result.data.outcomes.filter((outcome) => outcome.status >= 400);
      selection.set(refused.map((outcome) => outcome.id));
    }
  };
  return { decide, outcomes, busy, failure };
}
