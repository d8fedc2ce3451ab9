import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import type { Version } from './draft.ts';
import { texts } from './texts.ts';

type PublishDialogProps = { readonly version: Version; readonly onClose: () => void };

/** Puts a version in force from a moment on; an older one again is the way back. */
export function PublishDialog({ version, onClose }: PublishDialogProps) {
  const t = useTexts(texts);
  const back = version.state === 'published';
  const [from, setFrom] = useState<string | null>(() => instantToLocal(Date.now()));
  const publish = useSend('POST /gates/rules/{version}/publish', ['/gates/rules']);
  return (
    <ReasonDialog
      title={t(back ? 'rollBackTitle' : 'publishTitle', { n: version.version })}
      submit={t(back ? 'rollBack' : 'publish')}
      busy={publish.busy}
      failure={publish.failure}
      onSend={async (reason = '') => {
        const validFrom = from === null ? new Date().toISOString() : localToInstant(from);
        const result = await publish.send({
          params: { version: version.version },
          body: { validFrom, reason },
        });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p className="muted">{t('publishHint')}</p>
      <DateField label={t('from')} time required value={from} onChange={setFrom} />
    </ReasonDialog>
  );
}
