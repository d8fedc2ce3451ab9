import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { IssueOrder } from '../orders/IssueOrder.tsx';
import { BulkMore } from './BulkMore.tsx';
import { DropDialog } from './DropDialog.tsx';
import { texts } from './texts.ts';
import type { Decisions } from './useDecisions.ts';
import type { ContactRow } from './why.ts';

type ActionsProps = {
  readonly caseId: string;
  readonly rows: readonly ContactRow[];
  readonly selection: Selection;
  readonly decisions: Decisions;
  /** People to drop, waiting for the reason. */
  readonly dropping: readonly string[] | null;
  readonly onDropping: (ids: readonly string[] | null) => void;
};

/** Confirm, drop with a reason, or issue orders to the ticked contacts. */
export function Actions({ caseId, rows, selection, decisions, dropping, onDropping }: ActionsProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const mayOrder = useRight('order.issue');
  const [ordering, setOrdering] = useState(false);
  const ids = [...selection.keys];
  const n = formatNumber(ids.length);
  const { outcomes, decide } = decisions;
  const people = rows
    .filter((row) => selection.keys.has(row.personId))
    .map((row) => ({ id: row.personId, name: row.name }));
  return (
    <>
      <FailureNotice failure={decisions.failure} typing />
      {outcomes === null ? null : (
        <BulkOutcomes
          outcomes={outcomes}
          nameOf={(id) => rows.find((row) => row.personId === id)?.name}
          title={(good) => t('decided', { n: good })}
        />
      )}
      {ids.length === 0 ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n })}</strong>
          <Button loading={decisions.busy} onClick={() => void decide('confirm', ids)}>
            {t('confirm', { n })}
          </Button>
          <Button variant="outline" onClick={() => onDropping(ids)}>
            {t('drop', { n })}
          </Button>
          {mayOrder ? (
            <Button variant="default" onClick={() => setOrdering(true)}>
              {t('order', { n })}
            </Button>
          ) : null}
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
        </div>
      )}
      <BulkMore caseId={caseId} rows={rows} selection={selection} />
      {dropping === null ? null : (
        <DropDialog
          count={dropping.length}
          busy={decisions.busy}
          onClose={() => onDropping(null)}
          onDrop={(reason) => {
            onDropping(null);
            void decide('drop', dropping, reason);
          }}
        />
      )}
      {ordering ? (
        <IssueOrder
          people={people}
          caseId={caseId}
          suggested="quarantine-home"
          onClose={() => setOrdering(false)}
        />
      ) : null}
    </>
  );
}
