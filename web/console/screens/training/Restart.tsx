import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type RestartProps = {
  /** The rows ticked. */
  readonly ids: readonly string[];
  /** Nobody matches the filters: there is nothing to begin again. */
  readonly none: boolean;
  /** The filters of the list: what “all” means. */
  readonly match: {
    readonly q?: string;
    readonly drill?: string;
    readonly state?: 'none' | 'open' | 'stuck' | 'finished';
    readonly step?: number;
  };
  readonly onDone: () => void;
};

/** Begins drills again, for the trainees ticked or for all of the list. */
export function Restart({ ids, none, match, onDone }: RestartProps) {
  const t = useTexts(texts);
  const send = useSend('POST /training/restarts', ['/training']);
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<number | null>(null);
  const restart = async (body: { ids: string[] } | { match: typeof match }) => {
    const answer = await send.send({ body });
    setAsking(false);
    if (answer.ok) {
      setMade(answer.data.restarted);
      onDone();
    }
  };
  return (
    <>
      <div className="row">
        <Button
          variant="default"
          disabled={ids.length === 0}
          loading={send.busy}
          onClick={() => void restart({ ids: [...ids] })}
        >
          {t('restart')}
          {ids.length === 0 ? '' : ` (${formatNumber(ids.length)})`}
        </Button>
        <Button variant="default" disabled={none} onClick={() => setAsking(true)}>
          {t('restartAll')}
        </Button>
      </div>
      {asking ? (
        <Notice tone="warning">
          <p>{t('restartAsk')}</p>
          <div className="row">
            <Button loading={send.busy} onClick={() => void restart({ match })}>
              {t('restartAll')}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
          </div>
        </Notice>
      ) : null}
      {made === null ? null : <Notice tone="good">{t('restarted', { n: formatNumber(made) })}</Notice>}
      <FailureNotice failure={send.failure} />
    </>
  );
}
