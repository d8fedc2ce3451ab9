import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { defined } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { texts } from './texts.ts';
import type { Trip } from './tripColumns.tsx';

type DecideBarProps = { readonly selection: Selection; readonly rows: readonly Trip[] };
type Decision = 'accept' | 'refuse';
/** The server decides so many at once. */
const MOST = 200;

/** Accepts or refuses the ticked trips that wait for it; each has its own outcome. */
export function DecideBar({ selection, rows }: DecideBarProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [asking, setAsking] = useState<Decision | null>(null);
  const [outcomes, setOutcomes] = useState<DataOf<'POST /border/trips/decisions'>['outcomes'] | null>(null);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const decide = useSend('POST /border/trips/decisions', ['/border']);
  const waiting = rows.filter(({ id, state }) => state === 'PENDING' && selection.keys.has(id));
  const ids = waiting.map(({ id }) => id).slice(0, MOST);
  const n = formatNumber(ids.length);
  const send = async (decision: Decision, reason: string | undefined) => {
    const result = await decide.send({ body: defined({ ids, decision, reason }) });
    if (result.ok) {
      setNames(new Map(rows.map((row) => [row.id, row.plate ?? row.driver])));
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
          title={(good, total) => t('decided', { n: good, total })}
        />
      )}
      {selection.keys.size === 0 ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n: formatNumber(selection.keys.size) })}</strong>
          <Button disabled={ids.length === 0} onClick={() => ask('accept')}>
            {t('accept', { n })}
          </Button>
          <Button variant="outline" color="red" disabled={ids.length === 0} onClick={() => ask('refuse')}>
            {t('refuse', { n })}
          </Button>
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
          {ids.length < selection.keys.size ? <span className="muted">{t('onlyPending')}</span> : null}
        </div>
      )}
      {asking === null ? null : (
        <ReasonDialog
          title={t(asking === 'accept' ? 'acceptTitle' : 'refuseTitle', { n })}
          submit={t(asking, { n })}
          busy={decide.busy}
          failure={decide.failure}
          required={asking === 'refuse'}
          onSend={async (reason) => await send(asking, reason)}
          onClose={() => setAsking(null)}
        >
          <p>{t(asking === 'accept' ? 'acceptHint' : 'refuseHint')}</p>
        </ReasonDialog>
      )}
    </>
  );
}
