import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import type { Decided } from './types.ts';
import { decisionTexts } from './decisionTexts.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { LevelSelect } from './LevelSelect.tsx';
import { texts } from './texts.ts';

type CorrectLevelProps = {
  readonly row: Decided;
  readonly areaName: string;
  readonly onClose: () => void;
};

/** Replaces one decided level by another, or by none. */
export function CorrectLevel({ row, areaName, onClose }: CorrectLevelProps) {
  const t = useTexts(texts);
  const decision = useTexts(decisionTexts);
  const [id] = useState(() => newId());
  const { value, set } = useDraft({
    level: row.level as number | null,
    from: instantToLocal(row.from) as string | null,
    number: '',
    signer: row.signer,
    reason: '',
  });
  const [tried, setTried] = useState(false);
  const correct = useSend('POST /risk/levels/{id}/correction', ['/risk', '/public']);
  const [number, signer, reason] = [value.number.trim(), value.signer.trim(), value.reason.trim()];
  const complete = value.from !== null && number !== '' && signer !== '' && reason !== '';
  const submit = async () => {
    setTried(true);
    if (!complete || value.from === null) {
      return;
    }
    const body = {
      id,
      level: value.level,
      effectiveFrom: localToInstant(value.from),
      decisionNumber: number,
      signer,
      reason,
    };
    if ((await correct.send({ params: { id: row.id }, body })).ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('correctTitle', { number: row.decisionNumber, name: areaName })}
      submit={t('correction')}
      busy={correct.busy}
      failure={correct.failure}
      problem={tried && !complete ? decision('publishMissing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted">{t('correctHint')}</p>
      <LevelSelect
        label={t('newLevel')}
        empty={t('cancelDecision')}
        value={value.level}
        onChange={(level) => set({ level })}
      />
      <DateField
        label={decision('effective')}
        time
        required
        value={value.from}
        onChange={(from) => set({ from })}
      />
      <TextInput
        label={decision('number')}
        required
        maxLength={80}
        value={value.number}
        onChange={(event) => set({ number: event.currentTarget.value })}
      />
      <TextInput
        label={decision('signer')}
        required
        maxLength={200}
        value={value.signer}
        onChange={(event) => set({ signer: event.currentTarget.value })}
      />
      <Textarea
        label={t('reason')}
        required
        autosize
        maxLength={1000}
        value={value.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
