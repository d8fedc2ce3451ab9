import { TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { calendarDate, formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { decisionTexts } from './decisionTexts.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { typedNumber } from './levels.ts';
import type { RuleData } from './types.ts';

type CopyRuleProps = { readonly rule: RuleData; readonly onClose: () => void };

/** A copy with own figures: only what is filled in changes. */
export function CopyRule({ rule, onClose }: CopyRuleProps) {
  const t = useTexts(decisionTexts);
  const lang = useLanguage();
  const [, change] = useUrlState();
  const [id] = useState(() => newId());
  const [reason, setReason] = useState('');
  const [why, setWhy] = useState('');
  const [from, setFrom] = useState<string | null>(() => calendarDate(Date.now()));
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const [tried, setTried] = useState(false);
  const copy = useSend('POST /risk/rules', ['/risk']);
  const changed = [...values].filter(([, text]) => text.trim() !== '');
  const numbers = changed.map(([, text]) => typedNumber(text));
  const complete =
    reason.trim() !== '' &&
    !numbers.includes(null) &&
    (changed.length === 0 || (why.trim() !== '' && from !== null));
  const submit = async () => {
    setTried(true);
    if (!complete) {
      return;
    }
    const figures = changed.map(([code], at) => ({
      code,
      value: numbers[at] ?? null,
      from: from ?? calendarDate(Date.now()),
      reason: why.trim(),
    }));
    const result = await copy.send({ body: { id, basedOn: rule.id, reason: reason.trim(), figures } });
    if (result.ok) {
      onClose();
      change({ open: result.data.id });
    }
  };
  return (
    <FormDialog
      wide
      title={t('copyTitle', { rule: `${rule.code} · ${rule.title[lang]}` })}
      submit={t('saveCopy')}
      busy={copy.busy}
      failure={copy.failure}
      problem={tried && !complete ? t('copyMissing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted">{t('copyHint')}</p>
      <TextInput
        label={t('copyReason')}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {rule.figures.map((figure) => (
        <TextInput
          key={figure.code}
          label={figure.name[lang]}
          inputMode="decimal"
          placeholder={figure.value === null ? t('notFound') : formatNumber(figure.value)}
          value={values.get(figure.code) ?? ''}
          onChange={(event) => setValues(new Map(values).set(figure.code, event.currentTarget.value))}
        />
      ))}
      <DateField label={t('from')} value={from} onChange={setFrom} />
      <Textarea
        label={t('figureReason')}
        autosize
        maxLength={400}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
