import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import type { FocusRecord } from './types.ts';
import { texts } from './texts.ts';

type StepDialogProps = {
  readonly record: FocusRecord;
  readonly to: FocusRecord['state'];
  readonly onClose: () => void;
};

/** Moves a focus on. Dropping it needs a reason; ending it before the quiet days are over too. */
export function StepDialog({ record, to, onClose }: StepDialogProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /foci/{id}/steps', ['/foci']);
  const [id] = useState(() => newId());
  const [at, setAt] = useState<string | null>(() => instantToLocal(Date.now()));
  const again = to === 'ACTIVE' && record.state === 'ENDED';
  const title = t(again ? 'again' : to === 'ACTIVE' ? 'toActive' : to === 'ENDED' ? 'toEnded' : 'toDropped');
  return (
    <ReasonDialog
      title={title}
      submit={title}
      busy={busy}
      failure={failure}
      required={to === 'DROPPED'}
      lacking={at === null ? t('stepAt') : null}
      onSend={async (reason) => {
        if (at === null) {
          return;
        }
        const body = defined({ id, to, at: localToInstant(at), reason });
        const result = await send({ params: { id: record.id }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <DateField label={t('stepAt')} time required value={at} onChange={setAt} />
      {to === 'ENDED' ? <p className="muted">{t('endEarly')}</p> : null}
    </ReasonDialog>
  );
}
