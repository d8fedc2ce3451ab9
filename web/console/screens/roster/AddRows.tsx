import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { TypingGrid } from '../../kit/grid/TypingGrid.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { yearOf } from './sheet.ts';
import { texts } from './texts.ts';
import { useRosterGrid } from './useRosterGrid.ts';

type AddRowsProps = { readonly rosterId: string; readonly from: string; readonly onSaved: () => void };

/** Puts more people on a roster, or corrects where they sat and when they were absent. */
export function AddRows({ rosterId, from, onSaved }: AddRowsProps) {
  const t = useTexts(texts);
  const roster = useRosterGrid(rosterId, yearOf(from));
  const add = useSend('POST /rosters/{id}/rows', ['/rosters', '/cases']);
  const [said, setSaid] = useState<string | null>(null);
  const onSave = async () => {
    roster.markTried();
    const rows = roster.items();
    if (rows.length === 0) {
      return;
    }
    const result = await add.send({ params: { id: rosterId }, body: { rows } });
    if (result.ok) {
      const { n, bad } = roster.takeSaved(result.data.outcomes);
      setSaid(t('savedSome', { n: formatNumber(n), bad: formatNumber(bad) }));
      if (bad === 0) {
        onSaved();
      }
    }
  };
  return (
    <Panel title={t('addPeople')}>
      <TypingGrid label={t('addPeople')} grid={roster.grid} shown={roster.shown} noteOf={roster.noteOf} />
      {said === null ? null : <Notice tone="warning" title={said} />}
      <FailureNotice failure={add.failure} typing />
      <div className="row">
        <Button loading={add.busy} disabled={roster.grid.filled.length === 0} onClick={() => void onSave()}>
          {t('save', { n: formatNumber(roster.ready.length) })}
        </Button>
      </div>
    </Panel>
  );
}
