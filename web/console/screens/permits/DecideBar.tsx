import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { defined } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import type { Permit } from './types.ts';
import { texts } from './texts.ts';

type DecideBarProps = { readonly selection: Selection; readonly rows: readonly Permit[] };
type Decision = 'approve' | 'refuse';
/** The server decides so many at once. */
const MOST = 500;

/** Approves or refuses the ticked requests; each has its own outcome. */
export function DecideBar({ selection, rows }: DecideBarProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [asking, setAsking] = useState<Decision | null>(null);
  const [outcomes, setOutcomes] = useState<DataOf<'POST /permits/decisions'>['outcomes'] | null>(null);
  // Names of rows that leave the filtered list with the decision are still needed for the outcomes.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const decide = useSend('POST /permits/decisions', ['/permits']);
  const n = selection.keys.size;
  const send = async (decision: Decision, reason: string | undefined) => {
    const result = await decide.send({ body: defined({ ids: [...selection.keys], decision, reason }) });
    if (result.ok) {
      setNames(new Map(rows.map((row) => [row.id, row.plate ?? row.name])));
      setOutcomes(result.data.outcomes);
      setAsking(null);
      selection.set(result.data.outcomes.filter(({ status }) => status >= 400).map(({ id }) => id));
    }
  };
  const ask = (decision: Decision) => {
    setOutcomes(null);
    decide.clear();
    setAsking(decision);
  };
  return (
    <>
      {outcomes === null ? null : (
        <BulkOutcomes
          outcomes={outcomes}
          nameOf={(id) => names.get(id)}
          title={(good, total) => t('done', { n: good, total })}
        />
      )}
      {n === 0 ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n: formatNumber(n) })}</strong>
          <Button disabled={n > MOST} onClick={() => ask('approve')}>
            {t('approve', { n: formatNumber(n) })}
          </Button>
          <Button variant="outline" color="red" disabled={n > MOST} onClick={() => ask('refuse')}>
            {t('refuse', { n: formatNumber(n) })}
          </Button>
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
          {n > MOST ? <Notice tone="warning">{t('tooMany')}</Notice> : null}
        </div>
      )}
      {asking === null ? null : (
        <ReasonDialog
          title={t(asking === 'approve' ? 'approveTitle' : 'refuseTitle', { n: formatNumber(n) })}
          submit={t(asking, { n: formatNumber(n) })}
          busy={decide.busy}
          failure={decide.failure}
          required={asking === 'refuse'}
          onSend={async (reason) => await send(asking, reason)}
          onClose={() => setAsking(null)}
        >
          <p>{t(asking === 'approve' ? 'approveHint' : 'refuseHint')}</p>
        </ReasonDialog>
      )}
    </>
  );
}
