import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { printedIds } from './order-name.ts';
import { serveTexts } from './serve-texts.ts';
import { ServeDialog, type ServeOutcomes } from './ServeDialog.tsx';

type ServeManyProps = {
  readonly chosen: readonly DataOf<'GET /orders'>['items'][number][];
  readonly onDone: (outcomes: ServeOutcomes) => void;
};

/** Buttons for those of the ticked orders that were not served, and for those whose extension was not. */
export function ServeMany({ chosen, onDone }: ServeManyProps) {
  const t = useTexts(serveTexts);
  const mayRecord = useRight('followup.record');
  const [serving, setServing] = useState<'order' | 'change' | null>(null);
  const ids = {
    order: printedIds(chosen.filter((row) => row.servedAt === null && row.status !== 'CANCELLED')),
    change: printedIds(chosen.filter((row) => row.lastDecision?.toServe === true)),
  };
  if (!mayRecord) {
    return null;
  }
  return (
    <>
      {(['order', 'change'] as const).map((paper) =>
        ids[paper].length === 0 ? null : (
          <Button key={paper} variant="outline" onClick={() => setServing(paper)}>
            {t(paper === 'order' ? 'serve' : 'serveChange', { n: formatNumber(ids[paper].length) })}
          </Button>
        ),
      )}
      {serving === null ? null : (
        <ServeDialog
          ids={ids[serving]}
          paper={serving}
          onDone={(outcomes) => {
            setServing(null);
            onDone(outcomes);
          }}
          onClose={() => setServing(null)}
        />
      )}
    </>
  );
}
