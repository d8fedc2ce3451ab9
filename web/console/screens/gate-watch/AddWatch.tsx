import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { texts } from './texts.ts';

const kinds = ['plate', 'cccd', 'phone'] as const;
type Kind = (typeof kinds)[number];
type AddWatchProps = { readonly onClose: () => void; readonly onAdded: () => void };

/** Puts a person or vehicle on the list, with the reason and when it ends. */
export function AddWatch({ onClose, onAdded }: AddWatchProps) {
  const t = useTexts(texts);
  const { value, set } = useDraft({
    kind: 'plate' as Kind,
    number: '',
    reason: '',
    until: null as string | null,
  });
  // Another content is another entry; the same one sent again counts once.
  const [sent, setSent] = useState({ content: '', id: newId() });
  const [tried, setTried] = useState(false);
  const add = useSend('POST /gates/watch', ['/gates/watch']);
  const number = typed(value.number);
  const reason = typed(value.reason);
  const submit = async () => {
    setTried(true);
    if (number === undefined || reason === undefined) {
      return;
    }
    const until = value.until === null ? undefined : localToInstant(value.until);
    const content = defined({ kind: value.kind, value: number, reason, until });
    const text = JSON.stringify(content);
    const id = sent.content === text ? sent.id : newId();
    setSent({ content: text, id });
    const result = await add.send({ body: { id, ...content } });
    if (result.ok) {
      onAdded();
    }
  };
  return (
    <FormDialog
      title={t('add')}
      submit={t('add')}
      busy={add.busy}
      failure={add.failure}
      problem={tried && (number === undefined || reason === undefined) ? t('missing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <NativeSelect
        label={t('kind')}
        value={value.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as Kind })}
        data={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
      />
      <TextInput
        label={t('value')}
        description={t('valueHint')}
        required
        maxLength={40}
        data-autofocus
        value={value.number}
        onChange={(event) => set({ number: event.currentTarget.value })}
      />
      <Textarea
        label={t('reason')}
        required
        autosize
        maxLength={300}
        value={value.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <DateField label={t('until')} time value={value.until} onChange={(until) => set({ until })} />
    </FormDialog>
  );
}
