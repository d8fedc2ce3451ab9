import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { type Lost, wasMade } from './lost.ts';
import { texts } from './texts.ts';

type LostKeyProps = {
  readonly lost: Lost;
  readonly onMade: (text: string) => void;
  readonly onLost: (lost: Lost) => void;
  readonly onClose: () => void;
};

/** A key stands whose text nobody saw: another one in its place, which ends it at once, since nobody can use it. */
export function LostKey({ lost, onMade, onLost, onClose }: LostKeyProps) {
  const t = useTexts(texts);
  const rotate = useSend('POST /api-keys/{id}/rotate', ['/api-keys', '/users']);
  const [id] = useState(() => newId());
  return (
    <FormDialog
      title={t('lostTitle', { name: lost.name })}
      submit={t('lostAgain')}
      busy={rotate.busy}
      failure={rotate.failure}
      problem={null}
      onClose={onClose}
      onSubmit={async () => {
        const body = { id, expiresAt: lost.expiresAt, overlapDays: 0, reason: t('lostReason') };
        const made = await rotate.send({ params: { id: lost.id }, body });
        if (made.ok) {
          onMade(made.data.key);
        } else if (await wasMade(made, id)) {
          onLost({ ...lost, id });
        }
      }}
    >
      <p>{t('lostHint')}</p>
      <p>{t('lostLater', { name: lost.name })}</p>
    </FormDialog>
  );
}
