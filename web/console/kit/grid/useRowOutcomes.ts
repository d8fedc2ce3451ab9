import { useState } from 'react';
import { errorText } from '../../../shared/client.ts';
import { useLanguage } from '../i18n.ts';
import type { RowNote } from './GridLine.tsx';

/** What the server says of one row. */
export type RowOutcome = {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly messageEn?: string;
};

type Refused = { readonly row: object; readonly outcome: RowOutcome };

/**
 * What became of rows that were sent: the refused ones stay in the grid with the reason, until they are changed.
 * @param unknown what to say of a refusal without a sentence.
 */
export function useRowOutcomes(unknown: (code: string) => string) {
  const lang = useLanguage();
  const [refused, setRefused] = useState<ReadonlyMap<number, Refused>>(new Map());
  return {
    /** Takes the answers in the order in which rows were sent. @returns ids of the rows that were accepted. */
    take: <Row extends { readonly id: number }>(
      rows: readonly Row[],
      outcomes: readonly RowOutcome[],
    ): Set<number> => {
      const accepted = new Set<number>();
      const kept = new Map<number, Refused>();
      for (const [i, row] of rows.entries()) {
        const outcome = outcomes[i];
        if (outcome !== undefined && outcome.status < 400) {
          accepted.add(row.id);
        } else if (outcome !== undefined) {
          kept.set(row.id, { row, outcome });
        }
      }
      setRefused(kept);
      return accepted;
    },
    /** Why a row was refused; null once it was changed. */
    noteOf: (row: { readonly id: number }): RowNote | null => {
      const found = refused.get(row.id);
      if (found === undefined || found.row !== row) {
        return null;
      }
      const { status, code = String(status), message = '', messageEn = '' } = found.outcome;
      return { text: errorText({ code, message, messageEn }, lang) || unknown(code), tone: 'bad' };
    },
  };
}
