import { NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { defined, typed } from '../../kit/defined.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { texts } from './texts.ts';

const start = { code: 'manual.', vi: '', en: '', unit: '', explain: '', numerator: '', denominator: '' };
const parts = ['numerator', 'denominator'] as const;
const fields = ['code', 'vi', 'en', 'unit'] as const;

/** Declares a metric that is entered by hand, or a percentage of two metrics. */
export function DeclareDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /manual-metrics', ['/metrics']);
  const lang = useLanguage();
  const metrics = useApi('GET /metrics', {});
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const [code, vi, en, unit] = fields.map((field) => typed(draft[field]));
  const half = (draft.numerator === '') !== (draft.denominator === '');
  const divisible = (metrics.data?.items ?? []).filter(({ kind }) => kind !== 'ratio');
  const onSubmit = async () => {
    setTried(true);
    if (code === undefined || vi === undefined || en === undefined || unit === undefined || busy) {
      return;
    }
    if (half) {
      return;
    }
    const { numerator, denominator } = draft;
    const ratio = numerator === '' ? undefined : { numerator, denominator, per: '100' as const };
    const body = defined({ code, vi, en, unit, explainVi: typed(draft.explain), ratio });
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
      problem={tried && missing ? t('need') : tried && half ? t('needParts') : null}
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
      {parts.map((part) => (
        <NativeSelect
          key={part}
          label={t(part)}
          description={part === 'numerator' ? t('ratioHint') : undefined}
          value={draft[part]}
          onChange={(event) => setDraft({ ...draft, [part]: event.currentTarget.value })}
          data={[
            { value: '', label: '–' },
            ...divisible.map((one) => ({ value: one.code, label: one[lang] })),
          ]}
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
