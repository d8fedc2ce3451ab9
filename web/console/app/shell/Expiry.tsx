import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { formatTime } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { sessionQuery, useSession } from '../session/session.ts';
import { texts } from './texts.ts';

/** Warn so long before the session ends. */
const WARN_MS = 5 * 60_000;
/** setTimeout counts in 32 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Warns before the session ends; asking for the session again lets the server extend it. */
export function Expiry() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const { expiresAt } = useSession();
  const { refetch, isFetching } = useQuery(sessionQuery);
  const [warned, setWarned] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const wait = Date.parse(expiresAt) - WARN_MS - Date.now();
    if (Number.isNaN(wait) || wait > LONGEST_TIMER_MS) {
      return undefined;
    }
    const timer = setTimeout(
      () => {
        setAsked(false);
        setWarned(expiresAt);
      },
      Math.max(0, wait),
    );
    return () => clearTimeout(timer);
  }, [expiresAt]);
  const stay = async () => {
    await refetch();
    setAsked(true);
  };
  const time = formatTime(expiresAt);
  return (
    <Modal
      opened={warned === expiresAt}
      onClose={() => setWarned(null)}
      title={t('expiresTitle')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <div className="stack">
        {asked ? (
          <Notice tone="warning">{t('notExtended', { time })}</Notice>
        ) : (
          <p>{t('expiresText', { time })}</p>
        )}
        <Button loading={isFetching} onClick={() => void stay()}>
          {t('stay')}
        </Button>
      </div>
    </Modal>
  );
}
