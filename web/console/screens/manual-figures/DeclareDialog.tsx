import { TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { defined, typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { texts } from './texts.ts';

const start = { code: 'manual.', vi: '', en: '', unit: '', explain: '' };
const fields = ['code', 'vi', 'en', 'unit'] as const;

/** Declares a metric that is entered by hand. */
export function DeclareDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /manual-metrics', ['/metrics']);
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const [code, vi, en, unit] = fields.map((field) => typed(draft[field]));
  const onSubmit = async () => {
    setTried(true);
    if (code === undefined || vi === undefined || en === undefined || unit === undefined || busy) {
      return;
    }
    const body = defined({ code, vi, en, unit, explainVi: typed(draft.explain) });
    if ((await send({ body })).ok) {
      onClose();
    }
  };
  const missing = [code, vi, en, unit].includes(undefined);
  return (
    <FormDialog
      title={t('declare')}
      submit={t('declare')}
      busy={busy}
      failure={failure}
      problem={tried && missing ? t('need') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      {fields.map((field) => (
        <TextInput
          key={field}
          label={t(field)}
          description={field === 'code' ? t('codeHint') : undefined}
          required
          maxLength={field === 'unit' ? 30 : field === 'code' ? 47 : 120}
          value={draft[field]}
          onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
        />
      ))}
      <Textarea
        label={t('explain')}
        maxLength={400}
        autosize
        minRows={2}
        value={draft.explain}
        onChange={(event) => setDraft({ ...draft, explain: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
