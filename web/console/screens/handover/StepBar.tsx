import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { defined } from '../../kit/defined.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import type { HandoverRow } from './Marks.tsx';
import { texts } from './texts.ts';

type StepBarProps = {
  readonly selection: Selection;
  readonly rows: readonly HandoverRow[];
  /** On the page of one hand-over nothing is ticked. */
  readonly single?: boolean;
};
type Step = 'accept' | 'refuse' | 'giveBack' | 'withdraw';
type Outcomes = DataOf<'POST /handovers/acceptances'>['outcomes'];

/** So many people the server takes at once. */
const MOST = 200;
/** Answers below these paths show other people afterwards. */
const CHANGED = ['/handovers', '/contacts', '/cases', '/orders', '/interviews', '/searches', '/worklist'];
const may: { readonly [step in Step]: (row: HandoverRow) => boolean } = {
  accept: (row) => row.mayAnswer && !row.outside,
  refuse: (row) => row.mayAnswer && !row.outside,
  giveBack: (row) => row.mayReturn && !row.outside,
  withdraw: (row) => row.mayWithdraw,
};
const order: readonly Step[] = ['accept', 'refuse', 'giveBack', 'withdraw'];
const titles = {
  accept: 'acceptTitle',
  refuse: 'refuseTitle',
  giveBack: 'giveBackTitle',
  withdraw: 'withdrawTitle',
} as const;
const hints = {
  accept: 'acceptHint',
  refuse: 'refuseHint',
  giveBack: 'giveBackHint',
  withdraw: 'withdrawHint',
} as const;

/** Accept, refuse, return or take back the ticked hand-overs; each has its outcome. */
export function StepBar({ selection, rows, single = false }: StepBarProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [asking, setAsking] = useState<Step | null>(null);
  const [outcomes, setOutcomes] = useState<Outcomes | null>(null);
  // Names of rows that leave the filtered list are still needed for the outcomes.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const senders = {
    accept: useSend('POST /handovers/acceptances', CHANGED),
    refuse: useSend('POST /handovers/refusals', CHANGED),
    giveBack: useSend('POST /handovers/returns', CHANGED),
    withdraw: useSend('POST /handovers/withdrawals', CHANGED),
  };
  const ticked = rows.filter((row) => selection.keys.has(row.id));
  const idsOf = (step: Step) => ticked.filter(may[step]).map((row) => row.id);
  const ask = (step: Step) => {
    setOutcomes(null);
    senders[step].clear();
    setAsking(step);
  };
  const send = async (step: Step, reason: string | undefined) => {
    const ids = idsOf(step);
    const result =
      step === 'accept'
        ? await senders.accept.send({ body: defined({ ids, note: reason }) })
        : await senders[step].send({ body: { ids, reason: reason ?? '' } });
    if (result.ok) {
      setNames(new Map(rows.map((row) => [row.id, row.personName])));
      setOutcomes(result.data.outcomes);
      setAsking(null);
      if (!single) {
        selection.set(result.data.outcomes.filter(({ status }) => status >= 400).map(({ id }) => id));
      }
    }
  };
  const count = asking === null ? '' : formatNumber(idsOf(asking).length);
  return (
    <>
      {outcomes === null ? null : (
        <BulkOutcomes
          outcomes={outcomes}
          nameOf={(id) => names.get(id)}
          title={(good, total) => t('done', { n: good, total })}
        />
      )}
      {ticked.length === 0 ? null : (
        <div className={single ? 'row' : 'row selection-bar'}>
          {single ? null : <strong>{words('selected', { n: formatNumber(ticked.length) })}</strong>}
          {order
            .filter((step) => idsOf(step).length > 0)
            .map((step) => (
              <Button
                key={step}
                variant={step === 'accept' ? 'filled' : 'outline'}
                disabled={idsOf(step).length > MOST}
                onClick={() => ask(step)}
              >
                {t(step, { n: formatNumber(idsOf(step).length) })}
              </Button>
            ))}
          {single ? null : (
            <Button variant="subtle" onClick={selection.clear}>
              {words('clearSelection')}
            </Button>
          )}
          {ticked.length > MOST ? <Notice tone="warning">{t('tooMany')}</Notice> : null}
        </div>
      )}
      {asking === null ? null : (
        <ReasonDialog
          title={t(titles[asking])}
          submit={t(asking, { n: count })}
          busy={senders[asking].busy}
          failure={senders[asking].failure}
          required={asking !== 'accept'}
          {...(asking === 'accept' ? { label: t('acceptNote') } : {})}
          onSend={async (reason) => await send(asking, reason)}
          onClose={() => setAsking(null)}
        >
          <p>{t(hints[asking])}</p>
        </ReasonDialog>
      )}
    </>
  );
}
