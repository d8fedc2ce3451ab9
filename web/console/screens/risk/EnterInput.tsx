import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { typedNumber } from './levels.ts';
import { texts } from './texts.ts';

type EnterInputProps = {
  readonly ids: readonly string[];
  /** The rule whose inputs are offered; null: those of the first version on record. */
  readonly ruleId: string | null;
  readonly onClose: () => void;
  readonly onSent: (count: number) => void;
};
/** What counters know is not offered; the population is on record and may be corrected. */
const COUNTED = new Set(['new_cases_7d', 'new_cases_14d', 'deaths_7d']);

/** One input for the ticked communes, with its source and time. */
export function EnterInput({ ids, ruleId, onClose, onSent }: EnterInputProps) {
  const rules = useApi('GET /risk/rules', {}, { enabled: ruleId === null });
  const first = ruleId ?? rules.data?.items.find((rule) => rule.code === '4800')?.id;
  const rule = useApi(
    'GET /risk/rules/{id}',
    { params: { id: first ?? '' } },
    { enabled: first !== undefined },
  );
  return (
    <Await query={rule}>
      {({ inputs }) => (
        <InputForm
          ids={ids}
          inputs={inputs.filter(({ code }) => !COUNTED.has(code))}
          onClose={onClose}
          onSent={onSent}
        />
      )}
    </Await>
  );
}

type FormProps = Omit<EnterInputProps, 'ruleId'> & {
  readonly inputs: readonly {
    readonly code: string;
    readonly kind: string;
    readonly vi: string;
    readonly en: string;
  }[];
};
const kinds = { percent: 'percent', 'yes-no': 'yesNo', count: 'count' } as const;

function InputForm({ ids, inputs, onClose, onSent }: FormProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const [id] = useState(() => newId());
  const [start] = useState(() => ({
    input: inputs.find(({ code }) => code !== 'population')?.code ?? inputs[0]?.code ?? '',
    value: '',
    at: instantToLocal(Date.now()) as string | null,
    source: '',
  }));
  const draft = useDraft(start);
  const { value } = draft;
  const [tried, setTried] = useState(false);
  const enter = useSend('POST /risk/inputs', ['/risk']);
  const number = typedNumber(value.value);
  const source = typed(value.source);
  const chosen = inputs.find(({ code }) => code === value.input);
  const complete = number !== null && source !== undefined && value.at !== null && chosen !== undefined;
  const submit = async () => {
    setTried(true);
    if (number === null || source === undefined || value.at === null) {
      return;
    }
    const body = {
      id,
      areaIds: [...ids],
      input: value.input,
      value: number,
      at: localToInstant(value.at),
      source,
    };
    const result = await enter.send({ body });
    if (result.ok) {
      onSent(result.data.count);
    }
  };
  return (
    <FormDialog
      title={t('inputTitle', { n: ids.length })}
      submit={words('save')}
      busy={enter.busy}
      failure={enter.failure}
      problem={tried && !complete ? t('inputMissing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted">{t('inputHint')}</p>
      <NativeSelect
        label={t('input')}
        value={value.input}
        onChange={(event) => draft.set({ input: event.currentTarget.value })}
        data={inputs.map((input) => ({ value: input.code, label: input[lang] }))}
      />
      <TextInput
        label={t('value')}
        description={t(kinds[chosen?.kind as keyof typeof kinds] ?? 'count')}
        required
        inputMode="decimal"
        value={value.value}
        onChange={(event) => draft.set({ value: event.currentTarget.value })}
      />
      <DateField label={t('inputAt')} time required value={value.at} onChange={(at) => draft.set({ at })} />
      <TextInput
        label={t('inputSource')}
        required
        maxLength={400}
        value={value.source}
        onChange={(event) => draft.set({ source: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
