import { Button } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';

/** A check or a taking in of ten thousand rows takes about as long. */
const AGAIN_MS = 5_000;

type WaitsForListProps = {
  readonly onAgain: () => void;
  readonly onStop: () => void;
};

/** A mended file whose list is being worked on: it is handed in again until it is taken, or somebody stops that. */
export function WaitsForList({ onAgain, onStop }: WaitsForListProps) {
  const t = useTexts(texts);
  const again = useEffectEvent(onAgain);
  useEffect(() => {
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Notice
      tone="info"
      title={t('waitsForList')}
      actions={
        <>
          <Button variant="outline" size="compact-sm" onClick={onAgain}>
            {t('againNow')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={onStop}>
            {t('stopWaiting')}
          </Button>
        </>
      }
    >
      <p>{t('waitsForListLead')}</p>
    </Notice>
  );
}
