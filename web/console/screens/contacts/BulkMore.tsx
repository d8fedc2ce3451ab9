import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { type BulkOutcome, BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { SendHandover } from '../handover/SendHandover.tsx';
import { bulkTexts } from './bulk-texts.ts';
import { ConvertDialog } from './ConvertDialog.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { EditContactDialog } from './EditContactDialog.tsx';
import type { ContactRow } from './why.ts';

type BulkMoreProps = {
  readonly caseId: string;
  readonly rows: readonly ContactRow[];
  readonly selection: Selection;
};

/** Further bulk work on ticked contacts: they became cases, or get a relation and somebody who follows them up. */
export function BulkMore({ caseId, rows, selection }: BulkMoreProps) {
  const t = useTexts(bulkTexts);
  const mayOpen = useRight('case.write');
  const mayHandOver = useRight('handover.act');
  const [dialog, setDialog] = useState<'convert' | 'details' | 'handOver' | null>(null);
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[] | null>(null);
  const ids = [...selection.keys];
  const n = formatNumber(ids.length);
  const finish = (done: readonly BulkOutcome[]) => {
    setDialog(null);
    setOutcomes(done);
    selection.set(done.flatMap((one) => (one.status >= 400 && one.id !== null ? [one.id] : [])));
  };
  // Only who is confirmed is followed up by a commune.
  const people = rows.flatMap((row) =>
    selection.keys.has(row.personId) && row.status === 'CONFIRMED' && row.id !== null
      ? [{ subject: 'contact' as const, id: row.id, name: row.name }]
      : [],
  );
  const names = new Map(rows.map((row) => [row.personId, row.name]));
  const rowOf = new Map(rows.map((row) => [row.personId, row]));
  const only = ids.length === 1 ? rowOf.get(ids[0] ?? '') : undefined;
  const { id: onlyId = null, version = null } = only ?? {};
  const one =
    only === undefined || only.status === 'DROPPED' || onlyId === null || version === null
      ? null
      : { ...only, id: onlyId, version };
  const shared = { caseId, personIds: ids, onClose: () => setDialog(null), onDone: finish };
  return (
    <>
      {outcomes === null ? null : <BulkOutcomes outcomes={outcomes} nameOf={(id) => names.get(id)} />}
      {ids.length === 0 ? null : (
        <div className="row">
          {mayOpen ? (
            <Button variant="outline" color="red" onClick={() => setDialog('convert')}>
              {t('convert', { n })}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => setDialog('details')}>
            {t('details', { n })}
          </Button>
          {mayHandOver && people.length > 0 ? (
            <Button variant="default" onClick={() => setDialog('handOver')}>
              {t('handOver', { n: formatNumber(people.length) })}
            </Button>
          ) : null}
        </div>
      )}
      {dialog === 'convert' ? <ConvertDialog {...shared} /> : null}
      {dialog === 'handOver' ? <SendHandover people={people} onClose={() => setDialog(null)} /> : null}
      {dialog === 'details' && one === null ? (
        <DetailsDialog {...shared} versions={ids.map((id) => rowOf.get(id)?.version ?? null)} />
      ) : null}
      {dialog === 'details' && one !== null ? (
        <EditContactDialog
          contact={one}
          onClose={() => setDialog(null)}
          onSaved={() => finish([{ id: one.personId, status: 200 }])}
        />
      ) : null}
    </>
  );
}
