import { NativeSelect, NumberInput, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { calendarDate, addDays, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { OfficeSelect } from '../directives/OfficeSelect.tsx';
import { picksOf, RecipientPicks, type ShownPick } from '../directives/RecipientPicks.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { texts } from './texts.ts';

type GiveTaskProps = {
  readonly directive?: { readonly id: string; readonly issuerId: string; readonly number: string };
  /** Told how many tasks were given, where any were. */
  readonly onClose: (given?: number) => void;
};

type Draft = {
  readonly title: string;
  readonly detail: string;
  readonly issuerId: string | null;
  readonly dueAt: string | null;
  readonly responsible: readonly ShownPick[];
  readonly cooperating: readonly ShownPick[];
  readonly metric: string;
  readonly target: number | string;
};

/** A new task is due tomorrow at the end of the working day. */
function start(issuerId: string | null): Draft {
  return {
    title: '',
    detail: '',
    issuerId,
    dueAt: `${addDays(calendarDate(Date.now()), 1)}T17:00`,
    responsible: [],
    cooperating: [],
    metric: '',
    target: '',
  };
}

/** Gives a task, to one or to many at once. */
export function GiveTask({ directive, onClose }: GiveTaskProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { value, set } = useDraft(start(directive?.issuerId ?? null));
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const metrics = useApi('GET /metrics-list', {});
  const give = useSend('POST /tasks', ['/tasks', '/directives']);
  const title = typed(value.title);
  const { issuerId, dueAt, responsible } = value;
  const missing = title === undefined || issuerId === null || dueAt === null || responsible.length === 0;
  const submit = async () => {
    setTried(true);
    if (title === undefined || issuerId === null || dueAt === null || responsible.length === 0) {
      return;
    }
    const measured = value.metric !== '' && typeof value.target === 'number';
    const optional = defined({
      detail: typed(value.detail),
      directiveId: directive?.id,
      cooperating: value.cooperating.length === 0 ? undefined : picksOf(value.cooperating),
      metric: measured ? { code: value.metric, target: Number(value.target) } : undefined,
    });
    const result = await give.send({
      body: {
        id,
        title,
        issuerId,
        dueAt: localToInstant(dueAt),
        responsible: picksOf(responsible),
        ...optional,
      },
    });
    if (result.ok) {
      onClose(result.data.items.length);
    }
  };
  return (
    <FormDialog
      title={directive === undefined ? t('new') : t('newFrom', { number: directive.number })}
      submit={t('new')}
      wide
      busy={give.busy}
      failure={give.failure}
      problem={tried && missing ? t('missing') : null}
      onSubmit={submit}
      onClose={() => onClose()}
    >
      <TextInput
        label={t('name')}
        required
        maxLength={200}
        data-autofocus
        value={value.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('detail')}
        autosize
        minRows={2}
        maxLength={2000}
        value={value.detail}
        onChange={(event) => set({ detail: event.currentTarget.value })}
      />
      <div className="two">
        {directive === undefined ? (
          <OfficeSelect
            label={t('issuer')}
            required
            value={issuerId}
            onChange={(office) => set({ issuerId: office })}
          />
        ) : null}
        <DateField label={t('due')} time required value={dueAt} onChange={(next) => set({ dueAt: next })} />
        <NativeSelect
          label={t('measure')}
          value={value.metric}
          onChange={(event) => set({ metric: event.currentTarget.value })}
          data={[
            { value: '', label: t('byPercent') },
            ...(metrics.data?.items ?? []).map((one) => ({ value: one.code, label: one[lang] })),
          ]}
        />
        {value.metric === '' ? null : (
          <NumberInput
            label={t('target')}
            required
            min={1}
            max={100_000_000}
            allowDecimal={false}
            value={value.target}
            onChange={(target) => set({ target })}
          />
        )}
      </div>
      <p className="muted">{t('perUnit')}</p>
      <RecipientPicks
        label={t('responsible')}
        value={responsible}
        onChange={(picks) => set({ responsible: picks })}
      />
      <RecipientPicks
        label={t('cooperating')}
        value={value.cooperating}
        onChange={(cooperating) => set({ cooperating })}
      />
    </FormDialog>
  );
}
