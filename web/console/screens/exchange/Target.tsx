import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import type { DataOf } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
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
  const [start] = useState(target);
  const { value, set, changes } = useDraft({
    url: start.url ?? '',
    auth: start.auth,
    pushAt: start.pushAt ?? '',
    enabled: start.enabled,
  });
  const name = useLabel();
  const { send } = useSend('PUT /exchange/target', ['/exchange/target']);
  const save = useEdit<Omit<BodyOf<'PUT /exchange/target'>, 'version'>, unknown>({
    fields: {
      url: { label: t('url') },
      auth: { label: t('auth'), show: (auth) => name('exchangeAuth', auth as TargetData['auth']) },
      pushAt: { label: t('pushAt') },
      enabled: { label: t('enabled'), show: (on) => words(on === true ? 'yes' : 'no') },
    },
    send: async (patch, version) => await send({ body: { ...patch, version } }),
    onSaved,
  });
  const submit = async () => {
    const { url, pushAt, ...others } = changes();
    const emptied = (text: string | undefined) => (text === undefined ? undefined : (typed(text) ?? null));
    await save.save(defined({ ...others, url: emptied(url), pushAt: emptied(pushAt) }), start.version);
  };
  return (
    <>
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
      {save.dialog}
    </>
  );
}
