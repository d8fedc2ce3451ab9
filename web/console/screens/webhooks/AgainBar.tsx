import { Button } from '@mantine/core';
import { useState } from 'react';
import { MOST_AT_ONCE } from '../../../../contract/webhooks.ts';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Sends the ticked messages again, the oldest first; each has its own outcome. */
export function AgainBar({ selection }: { readonly selection: Selection }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [outcomes, setOutcomes] = useState<DataOf<'POST /webhook-deliveries/redeliver'>['outcomes'] | null>(
    null,
  );
  const again = useSend('POST /webhook-deliveries/redeliver', ['/webhooks']);
  const n = selection.keys.size;
  const send = async () => {
    const made = await again.send({ body: { ids: [...selection.keys] } });
    if (made.ok) {
      setOutcomes(made.data.outcomes);
      selection.set(made.data.outcomes.filter(({ status }) => status >= 400).map(({ id }) => id));
    }
  };
  return (
    <>
      <FailureNotice failure={again.failure} />
      {outcomes === null ? null : (
        <BulkOutcomes
          outcomes={outcomes.map((one) => ({ ...one, id: null }))}
          nameOf={() => undefined}
          title={(good, total) => t('queuedAgain', { n: good, total })}
        />
      )}
      {n === 0 ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n: formatNumber(n) })}</strong>
          <Button loading={again.busy} disabled={n > MOST_AT_ONCE} onClick={() => void send()}>
            {t('againMany', { n: formatNumber(n) })}
          </Button>
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
          {n > MOST_AT_ONCE ? <Notice tone="warning">{t('tooMany', { n: MOST_AT_ONCE })}</Notice> : null}
        </div>
      )}
    </>
  );
}
