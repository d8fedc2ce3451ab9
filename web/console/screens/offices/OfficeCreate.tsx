import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type Draft = {
  readonly name: string;
  readonly kind: BodyOf<'POST /organisations'>['kind'];
  readonly areaId: string | null;
  readonly phone: string;
  readonly numberSuffix: string;
};
const start: Draft = { name: '', kind: 'peoples-committee', areaId: null, phone: '', numberSuffix: '' };

/** Form that adds an office. */
export function OfficeCreate({ onCreated }: { readonly onCreated: (name: string) => void }) {
  const t = useTexts(texts);
  const { value, set, dirty } = useDraft(start);
  const create = useSend('POST /organisations', ['/organisations']);
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const name = typed(value.name);
  const submit = async () => {
    setTried(true);
    if (name === undefined || value.areaId === null) {
      return;
    }
    const optional = { phone: typed(value.phone), numberSuffix: typed(value.numberSuffix) };
    const body = { id, name, kind: value.kind, areaId: value.areaId, ...defined(optional) };
    const result = await create.send({ body });
    if (result.ok) {
      onCreated(result.data.name);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <LeaveGuard dirty={dirty} />
      <TextInput
        label={t('name')}
        required
        maxLength={160}
        value={value.name}
        error={tried && name === undefined ? t('nameMissing') : null}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <CodeSelect
        kind="organisationKind"
        label={t('kind')}
        value={value.kind}
        onChange={(kind) => set({ kind: kind ?? value.kind })}
      />
      <AreaPicker
        label={t('area')}
        required
        value={value.areaId}
        error={tried && value.areaId === null ? t('areaMissing') : null}
        onPick={(areaId) => set({ areaId })}
      />
      <TextInput
        label={t('phone')}
        inputMode="tel"
        maxLength={30}
        value={value.phone}
        onChange={(event) => set({ phone: event.currentTarget.value })}
      />
      <TextInput
        label={t('suffix')}
        description={t('suffixHint')}
        placeholder="QĐ-TTYT"
        maxLength={30}
        value={value.numberSuffix}
        onChange={(event) => set({ numberSuffix: event.currentTarget.value })}
      />
      <FailureNotice
        failure={create.failure}
        typing
        labels={{
          name: t('name'),
          kind: t('kind'),
          areaId: t('area'),
          phone: t('phone'),
          numberSuffix: t('suffix'),
        }}
      />
      <Button type="submit" loading={create.busy}>
        {t('create')}
      </Button>
    </form>
  );
}
