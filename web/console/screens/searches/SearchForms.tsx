import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { SearchRecord } from './types.ts';
import { texts } from './texts.ts';

/** Records one try to find the person. */
export function TryForm({ row }: { readonly row: SearchRecord }) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const record = useSend('POST /searches/{id}/attempts', ['/searches']);
  const { value, set } = useDraft({
    manner: 'visit' as LabelCode<'searchManner'>,
    result: 'nothing' as LabelCode<'searchResult'>,
    note: '',
  });
  const save = async () => {
    const { manner, result } = value;
    const at = new Date().toISOString();
    await record.send({
      params: { id: row.id },
      body: defined({ id, at, manner, result, note: typed(value.note) }),
    });
  };
  return (
    <Panel title={t('tryTitle')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <CodeSelect
          kind="searchManner"
          label={t('manner')}
          value={value.manner}
          onChange={(manner) => set({ manner: manner ?? value.manner })}
        />
        <CodeSelect
          kind="searchResult"
          label={t('result')}
          value={value.result}
          onChange={(result) => set({ result: result ?? value.result })}
        />
        <Textarea
          label={t('note')}
          autosize
          maxLength={600}
          value={value.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <FailureNotice failure={record.failure} typing />
        <div className="row">
          <Button type="submit" variant="default" loading={record.busy}>
            {t('saveTry')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** The person was found: where, and how to be reached. */
export function FoundForm({ row }: { readonly row: SearchRecord }) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const found = useSend('POST /searches/{id}/found', ['/searches', '/contacts', '/interviews', '/people']);
  const { value, set } = useDraft({ phone: '', address: '', areaId: null as string | null, note: '' });
  const save = async () => {
    const { areaId } = value;
    await found.send({
      params: { id: row.id },
      body: defined({
        id,
        phone: typed(value.phone),
        address: typed(value.address),
        areaId: areaId ?? undefined,
        note: typed(value.note),
      }),
    });
  };
  return (
    <Panel title={t('foundTitle')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="muted">{t('foundHint')}</p>
        <TextInput
          label={t('newPhone')}
          inputMode="tel"
          maxLength={40}
          value={value.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
        />
        <TextInput
          label={t('newAddress')}
          maxLength={300}
          value={value.address}
          onChange={(event) => set({ address: event.currentTarget.value })}
        />
        <AreaPicker
          label={t('foundArea')}
          kind="commune"
          value={value.areaId}
          onPick={(areaId) => set({ areaId })}
        />
        <Textarea
          label={t('note')}
          autosize
          maxLength={600}
          value={value.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <FailureNotice failure={found.failure} typing labels={{ phone: t('newPhone') }} />
        <div className="row">
          <Button type="submit" loading={found.busy}>
            {t('saveFound')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
