import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import type { LabelCode } from '../../../../contract/labels.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { texts } from './texts.ts';

const start = {
  number: '',
  title: '',
  validFrom: null as string | null,
  validTo: null as string | null,
  replacedBy: '',
  source: '',
  certainty: 'unverified' as LabelCode<'legalCertainty'>,
};

/** Enters a law or decision, or corrects one: the newest entry of a number counts. */
export function AddInstrument({ onClose }: { readonly onClose: (saved: boolean) => void }) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const { value, set } = useDraft(start);
  const [tried, setTried] = useState(false);
  const enter = useSend('POST /legal-instruments', ['/legal-instruments']);
  const { validFrom, certainty } = value;
  const [number, title, source] = [typed(value.number), typed(value.title), typed(value.source)];
  const missing = number === undefined || title === undefined || source === undefined || validFrom === null;
  const save = async () => {
    setTried(true);
    if (missing) {
      return;
    }
    const optional = defined({
      validTo: value.validTo ?? undefined,
      replacedBy: typed(value.replacedBy),
    });
    const body = { id, number, title, validFrom, source, certainty, ...optional };
    const result = await enter.send({ body });
    if (result.ok) {
      onClose(true);
    }
  };
  const text = (field: 'number' | 'title' | 'replacedBy' | 'source', label: string, required: boolean) => (
    <TextInput
      label={label}
      required={required}
      maxLength={field === 'number' ? 60 : 200}
      value={value[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <FormDialog
      title={t('addLegal')}
      submit={t('save')}
      busy={enter.busy}
      failure={enter.failure}
      problem={tried && missing ? t('missing') : null}
      onSubmit={save}
      onClose={() => onClose(false)}
    >
      {text('number', t('number'), true)}
      {text('title', t('legalTitle'), true)}
      <div className="two">
        <DateField
          label={t('from')}
          required
          value={validFrom}
          onChange={(next) => set({ validFrom: next })}
        />
        <DateField label={t('until')} value={value.validTo} onChange={(validTo) => set({ validTo })} />
      </div>
      {text('replacedBy', t('replacedBy'), false)}
      {text('source', t('source'), true)}
      <CodeSelect
        kind="legalCertainty"
        label={t('certainty')}
        value={certainty}
        onChange={(next) => set({ certainty: next ?? certainty })}
      />
    </FormDialog>
  );
}
