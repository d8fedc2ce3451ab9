import { useState } from 'react';
import { addDays, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import type { SearchRecord } from './types.ts';
import { texts } from './texts.ts';

type DialogProps = { readonly row: SearchRecord; readonly onClose: () => void };
const PROPOSED_DAYS = 7;

/** Gives a search up. */
export function CloseSearch({ row, onClose }: DialogProps) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const close = useSend('POST /searches/{id}/closure', ['/searches']);
  return (
    <ReasonDialog
      title={t('closeTitle')}
      submit={t('close')}
      busy={close.busy}
      failure={close.failure}
      onSend={async (reason) => {
        const done = await close.send({ params: { id: row.id }, body: { id, reason: reason ?? '' } });
        if (done.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p>{t('closeHint')}</p>
    </ReasonDialog>
  );
}

/** Puts the person on the watch list of gates. */
export function WatchDialog({ row, onClose }: DialogProps) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const [until, setUntil] = useState<string | null>(
    () => `${addDays(instantToLocal(Date.now()).slice(0, 10), PROPOSED_DAYS)}T23:59`,
  );
  const watch = useSend('POST /searches/{id}/watch', ['/searches', '/gates/watch']);
  return (
    <ReasonDialog
      title={t('watchTitle')}
      submit={t('watch')}
      busy={watch.busy}
      failure={watch.failure}
      lacking={until === null ? t('watchMissing') : null}
      onSend={async (reason) => {
        const body = { id, until: localToInstant(until ?? ''), reason: (reason ?? '').slice(0, 200) };
        const done = await watch.send({ params: { id: row.id }, body });
        if (done.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p>{t('watchHint')}</p>
      <DateField label={t('until')} time required value={until} onChange={setUntil} />
    </ReasonDialog>
  );
}
