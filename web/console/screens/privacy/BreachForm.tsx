import { Checkbox, Fieldset, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import { newId } from '../../../shared/ids.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { useSend } from '../../kit/useApi.ts';
import { type Breach, type BreachBody, bodyOf, changesOf, draftOf } from './breachDraft.ts';
import { texts } from './texts.ts';

type BreachFormProps = { readonly breach: Breach | null; readonly onClose: () => void };
type Patch = Partial<BreachBody> & { readonly state?: Breach['state'] };
const longFields = ['cause', 'measures', 'authorityTold'] as const;
const times = ['authorityToldAt', 'peopleToldAt'] as const;

/** Records an incident, or edits one; what somebody else wrote meanwhile is shown side by side. */
export function BreachForm({ breach, onClose }: BreachFormProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [id] = useState(() => newId());
  const [draft, setDraft] = useState(() => draftOf(breach));
  const [tried, setTried] = useState(false);
  const change = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const record = useSend('POST /privacy/breaches', ['/privacy']);
  const patch = useSend('PATCH /privacy/breaches/{id}', ['/privacy']);
  const time = (label: string) => ({ label, show: (value: unknown) => showInstant(value as string | null) });
  const edit = useEdit<Patch, unknown>({
    fields: {
      title: { label: t('name') },
      happened: { label: t('happened') },
      foundAt: time(t('foundAt')),
      data: { label: t('data') },
      people: { label: t('people') },
      cause: { label: t('cause') },
      measures: { label: t('measures') },
      authorityTold: { label: t('authorityTold') },
      authorityToldAt: time(t('authorityToldAt')),
      peopleToldAt: time(t('peopleToldAt')),
      state: { label: t('state') },
    },
    send: async (changes, version) =>
      await patch.send({ params: { id: breach?.id ?? id }, body: { version, ...changes } }),
    onSaved: onClose,
  });
  const body = bodyOf(draft);
  const submit = async () => {
    setTried(true);
    if (body === null) {
      return;
    }
    if (breach !== null) {
      const state = draft.closed ? 'closed' : 'open';
      await edit.save(
        { ...changesOf(breach, body), ...(state === breach.state ? {} : { state }) },
        breach.version,
      );
    } else if ((await record.send({ body: { id, ...body } })).ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={breach?.title ?? t('newBreach')}
      submit={t('detailSave')}
      wide
      busy={record.busy || edit.busy}
      failure={record.failure ?? edit.failure}
      problem={tried && body === null ? t('missingBreach') : null}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className="muted">{t('breachHint')}</p>
      <TextInput
        label={t('name')}
        required
        maxLength={200}
        data-autofocus
        value={draft.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('happened')}
        required
        autosize
        maxLength={4000}
        value={draft.happened}
        onChange={(event) => change({ happened: event.currentTarget.value })}
      />
      <DateField
        label={t('foundAt')}
        time
        required
        value={draft.foundAt}
        onChange={(foundAt) => change({ foundAt })}
      />
      <Fieldset legend={t('data')}>
        {labelOptions('breachData', lang).map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={draft.data.includes(value)}
            onChange={(event) =>
              change({
                data: event.currentTarget.checked
                  ? [...draft.data, value]
                  : draft.data.filter((one) => one !== value),
              })
            }
          />
        ))}
      </Fieldset>
      <TextInput
        label={t('people')}
        inputMode="numeric"
        value={draft.people}
        onChange={(event) => change({ people: event.currentTarget.value.replace(/\D/gu, '') })}
      />
      {longFields.map((field) => (
        <Textarea
          key={field}
          label={t(field)}
          autosize
          maxLength={{ authorityTold: 300, cause: 2000, measures: 4000 }[field]}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
      {times.map((field) => (
        <DateField
          key={field}
          label={t(field)}
          time
          value={draft[field]}
          onChange={(value) => change({ [field]: value })}
        />
      ))}
      {breach === null ? null : (
        <Checkbox
          label={t('closed')}
          checked={draft.closed}
          onChange={(event) => change({ closed: event.currentTarget.checked })}
        />
      )}
      {edit.dialog}
    </FormDialog>
  );
}
