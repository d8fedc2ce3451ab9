import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTexts } from '../i18n.ts';
import { common } from '../texts.ts';
import { texts } from './texts.ts';

/** Asks before a page with unsaved typing is left. */
export function LeaveGuard({ dirty }: { readonly dirty: boolean }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('leaveTitle')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <div className="stack">
        <p>{t('leaveText')}</p>
        <div className="row">
          <Button onClick={() => blocker.reset?.()}>{t('stay')}</Button>
          <Button variant="outline" color="red" onClick={() => blocker.proceed?.()}>
            {t('leave')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
