import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DataOf } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type TargetData = DataOf<'GET /exchange/target'>;

/** Where figures are pushed to; the administrator alone sets it. */
export function Target() {
  const t = useTexts(texts);
  const target = useApi('GET /exchange/target', {});
  const [saved, setSaved] = useState(false);
  return (
    <Panel title={t('target')}>
      {saved ? <Notice tone="good">{t('saved')}</Notice> : null}
      <Await query={target}>
        {(data) => <TargetForm key={data.version} target={data} onSaved={() => setSaved(true)} />}
      </Await>
    </Panel>
  );
}

function TargetForm({ target, onSaved }: { readonly target: TargetData; readonly onSaved: () => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const { value, set } = useDraft({
    url: target.url ?? '',
    auth: target.auth,
    pushAt: target.pushAt ?? '',
    enabled: target.enabled,
  });
  const save = useSend('PUT /exchange/target', ['/exchange/target']);
  const submit = async () => {
    const optional = defined({ pushAt: typed(value.pushAt) });
    const { auth, enabled } = value;
    const body = { version: target.version, url: typed(value.url) ?? null, auth, enabled, ...optional };
    if ((await save.send({ body })).ok) {
      onSaved();
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t('url')}
        type="url"
        maxLength={500}
        value={value.url}
        onChange={(event) => set({ url: event.currentTarget.value })}
      />
      <div className="two">
        <CodeSelect
          kind="exchangeAuth"
          label={t('auth')}
          value={value.auth}
          onChange={(auth) => set({ auth: auth ?? value.auth })}
        />
        <TextInput
          label={t('pushAt')}
          description={t('pushAtHint')}
          maxLength={5}
          value={value.pushAt}
          onChange={(event) => set({ pushAt: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t('enabled')}
        checked={value.enabled}
        onChange={(event) => set({ enabled: event.currentTarget.checked })}
      />
      <Notice tone={target.secretReady ? 'good' : 'warning'}>
        <span className="break-all">{t(target.secretReady ? 'secretReady' : 'secretMissing')}</span>{' '}
        {target.privateAllowed ? t('privateAllowed') : ''}
      </Notice>
      <FailureNotice failure={save.failure} typing labels={{ url: t('url'), pushAt: t('pushAt') }} />
      <div className="row">
        <Button type="submit" loading={save.busy}>
          {words('save')}
        </Button>
      </div>
    </form>
  );
}
