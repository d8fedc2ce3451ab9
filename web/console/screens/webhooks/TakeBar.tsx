import { Button } from '@mantine/core';
import { useState } from 'react';
import { MOST_AT_ONCE, type Webhook } from '../../../../contract/webhooks.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useSession } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { fares } from './fares.ts';
import { texts } from './texts.ts';

type TakeBarProps = { readonly selection: Selection; readonly items: readonly Webhook[] };

/** Answering for the ticked receivers from now on; each has its own outcome. */
export function TakeBar({ selection, items }: TakeBarProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const { user } = useSession();
  const [asking, setAsking] = useState(false);
  const [outcomes, setOutcomes] = useState<DataOf<'POST /webhooks/keeper'>['outcomes'] | null>(null);
  const take = useSend('POST /webhooks/keeper', ['/webhooks']);
  const ticked = items.filter(({ id }) => selection.keys.has(id));
  const n = formatNumber(ticked.length);
  // Only those that are held go on by it; what was paused or stopped stays so.
  const waiting = ticked.reduce((sum, one) => sum + (fares(one).isHeld ? one.waiting : 0), 0);
  return (
    <>
      {outcomes === null ? null : (
        <BulkOutcomes
          outcomes={outcomes}
          nameOf={(id) => items.find((one) => one.id === id)?.name}
          title={(good, total) => t('taken', { n: good, total })}
        />
      )}
      {ticked.length === 0 ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n })}</strong>
          <Button
            disabled={ticked.length > MOST_AT_ONCE}
            onClick={() => {
              setOutcomes(null);
              take.clear();
              setAsking(true);
            }}
          >
            {t('takeMany', { n })}
          </Button>
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
          {ticked.length > MOST_AT_ONCE ? (
            <Notice tone="warning">{t('tooMany', { n: MOST_AT_ONCE })}</Notice>
          ) : null}
        </div>
      )}
      {asking ? (
        <ReasonDialog
          title={t('takeManyTitle', { n })}
          submit={t('takeMany', { n })}
          busy={take.busy}
          failure={take.failure}
          onClose={() => setAsking(false)}
          onSend={async (reason) => {
            const body = { ids: ticked.map(({ id }) => id), keeperId: user.id, reason: reason ?? '' };
            const made = await take.send({ body });
            if (made.ok) {
              setOutcomes(made.data.outcomes);
              setAsking(false);
              selection.set(made.data.outcomes.filter(({ status }) => status >= 400).map(({ id }) => id));
            }
          }}
        >
          <p>{t('takeManyHint', { n: waiting })}</p>
          <ul>
            {ticked.map((one) => (
              <li key={one.id}>{`${one.name} · ${one.keeper ?? t('noKeeper')}`}</li>
            ))}
          </ul>
        </ReasonDialog>
      ) : null}
    </>
  );
}
