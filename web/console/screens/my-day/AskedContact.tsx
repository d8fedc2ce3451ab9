import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { CallSheet } from './CallSheet.tsx';
import { texts } from './texts.ts';

type AskedContactProps = { readonly id: string; readonly onClose: () => void };

/** The call sheet of one contact that another list leads to, such as work that was given or is done for somebody away. */
export function AskedContact({ id, onClose }: AskedContactProps) {
  const t = useTexts(texts);
  const found = useApi('GET /contacts', { query: { contact: id } });
  if (found.data === undefined) {
    return <FailureNotice failure={found.error} retry={() => void found.refetch()} />;
  }
  return found.data.items.length === 0 ? (
    <Notice
      tone="info"
      actions={
        <Button variant="outline" size="compact-sm" onClick={onClose}>
          {t('toList')}
        </Button>
      }
    >
      {t('notFollowed')}
    </Notice>
  ) : (
    <CallSheet queue={found.data.items} start={0} onClose={onClose} />
  );
}
