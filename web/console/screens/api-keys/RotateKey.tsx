import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ApiKey } from '../../../../contract/api-keys.ts';
import { addDays, calendarDate, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { type Lost, wasMade } from './lost.ts';
import { texts } from './texts.ts';

const DAYS = 180;
/** How long the former key may go on; 0 where it leaked. */
const OVERLAPS = [7, 1, 30, 0] as const;

type RotateKeyProps = {
  readonly row: ApiKey;
  readonly onMade: (text: string) => void;
  readonly onLost: (lost: Lost) => void;
  readonly onClose: () => void;
};

/** A new key in place of one that ends soon or leaked; the former one goes on for a while. */
export function RotateKey({ row, onMade, onLost, onClose }: RotateKeyProps) {
  const t = useTexts(texts);
  const rotate = useSend('POST /api-keys/{id}/rotate', ['/api-keys', '/users']);
  const [id] = useState(() => newId());
  const [until, setUntil] = useState(() => addDays(calendarDate(Date.now()), DAYS));
  const [overlapDays, setOverlap] = useState<number>(OVERLAPS[0]);
  return (
    <ReasonDialog
      title={t('rotateTitle', { name: row.name })}
      submit={t('rotate')}
      busy={rotate.busy}
      failure={rotate.failure}
      required={false}
      onClose={onClose}
      onSend={async (reason) => {
        const expiresAt = localToInstant(`${until}T23:59`);
        const body = defined({ id, expiresAt, overlapDays, reason });
        const made = await rotate.send({ params: { id: row.id }, body });
        if (made.ok) {
          onMade(made.data.key);
        } else if (await wasMade(made, id)) {
          onLost({ id, name: row.name, expiresAt });
        }
      }}
    >
      <p>{t('rotateHint')}</p>
      <DateField label={t('until')} required value={until} onChange={(value) => setUntil(value ?? until)} />
      <NativeSelect
        label={t('overlap')}
        value={String(overlapDays)}
        data={OVERLAPS.map((n) => ({
          value: String(n),
          label: n === 0 ? t('overlapNone') : t('overlapDays', { n }),
        }))}
        onChange={(event) => setOverlap(Number(event.currentTarget.value))}
      />
    </ReasonDialog>
  );
}
