import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type LabelCode, labelOptions } from '../../../../contract/labels.ts';
import { instantToLocal } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { texts } from './texts.ts';

type AddAuthorityProps = { readonly officeId: string; readonly onClose: (saved: boolean) => void };

const start = {
  name: '',
  form: 'deputy' as LabelCode<'signingForm'>,
  title: '',
  headTitle: '',
  onBehalfOf: '',
  document: '',
  kinds: ['quarantine-facility', 'quarantine-home'] as readonly LabelCode<'signingAct'>[],
  validTo: null as string | null,
};

/** Enters who may sign for an office. */
export function AddAuthority({ officeId, onClose }: AddAuthorityProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [id] = useState(() => newId());
  const { value, set } = useDraft(start);
  const [validFrom, setFrom] = useState<string | null>(() => instantToLocal(Date.now()).slice(0, 10));
  const [tried, setTried] = useState(false);
  const enter = useSend('POST /signing-authorities', ['/signing-authorities']);
  const { form, kinds } = value;
  const forHead = form !== 'head' && form !== 'acting';
  const [name, title, headTitle, document] = [value.name, value.title, value.headTitle, value.document].map(
    typed,
  );
  const missing =
    name === undefined ||
    title === undefined ||
    validFrom === null ||
    kinds.length === 0 ||
    (forHead && headTitle === undefined) ||
    (form !== 'head' && document === undefined) ||
    (form === 'authorised' && value.validTo === null);
  const save = async () => {
    setTried(true);
    if (missing) {
      return;
    }
    const optional = defined({
      headTitle: forHead ? headTitle : undefined,
      onBehalfOf: typed(value.onBehalfOf),
      document,
      validTo: value.validTo ?? undefined,
    });
    const body = { id, officeId, name, form, title, kinds: [...kinds], validFrom, ...optional };
    const result = await enter.send({ body });
    if (result.ok) {
      onClose(true);
    }
  };
  const text = (
    field: 'name' | 'title' | 'headTitle' | 'onBehalfOf' | 'document',
    required: boolean,
    hint?: string,
  ) => (
    <TextInput
      label={t(field === 'title' ? 'signTitle' : field)}
      description={hint}
      required={required}
      maxLength={field === 'document' ? 200 : 120}
      value={value[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <FormDialog
      title={t('add')}
      submit={t('save')}
      wide
      busy={enter.busy}
      failure={enter.failure}
      problem={tried && missing ? t('missing') : null}
      onSubmit={save}
      onClose={() => onClose(false)}
    >
      <div className="two">
        {text('name', true)}
        <CodeSelect
          kind="signingForm"
          label={t('form')}
          value={form}
          onChange={(next) => set({ form: next ?? form })}
        />
        {text('title', true)}
        {forHead ? text('headTitle', true) : null}
        {text('onBehalfOf', false, t('onBehalfHint'))}
        {text('document', form !== 'head', t('documentHint'))}
        <DateField label={t('from')} required value={validFrom} onChange={setFrom} />
        <DateField
          label={t('until')}
          required={form === 'authorised'}
          value={value.validTo}
          onChange={(validTo) => set({ validTo })}
        />
      </div>
      <Checkbox.Group
        label={t('kinds')}
        required
        value={[...kinds]}
        onChange={(chosen) => set({ kinds: chosen as LabelCode<'signingAct'>[] })}
      >
        <div className="row">
          {labelOptions('signingAct', lang).map((option) => (
            <Checkbox key={option.value} value={option.value} label={option.label} />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  );
}
