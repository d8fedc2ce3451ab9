import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { newId } from '../../../shared/ids.ts';
import { lineOf, patchOf } from './question.ts';
import { texts } from './texts.ts';

type ViewsProps = { readonly url: UrlValues; readonly change: (patch: UrlValues) => void };

/** Kept views: opened, kept, shared, thrown away. An unkept question travels in the address as well. */
export function Views({ url, change }: ViewsProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const views = useApi('GET /analysis/views', {});
  const keep = useSend('POST /analysis/views', ['/analysis/views']);
  const { send } = useSend('PATCH /analysis/views/{id}', ['/analysis/views']);
  const drop = useSend('DELETE /analysis/views/{id}', ['/analysis/views']);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [copied, setCopied] = useState(false);
  const items = views.data?.items ?? [];
  const current = items.find(({ query }) => query === lineOf(url));
  const edit = useEdit<Omit<BodyOf<'PATCH /analysis/views/{id}'>, 'version'>, unknown>({
    fields: {
      name: { label: t('viewName') },
      shared: { label: t('shared'), show: (on) => words(on === true ? 'yes' : 'no') },
    },
    send: async (patch, version) =>
      await send({ params: { id: current?.id ?? '' }, body: { ...patch, version } }),
    onSaved: () => undefined,
  });
  const open = (id: string) => {
    const view = items.find((one) => one.id === id);
    if (view !== undefined) {
      change(patchOf(view.query));
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await keep.send({ body: { id: newId(), name: name.trim(), query: lineOf(url), shared } });
    if (result.ok) {
      setNaming(false);
      setName('');
    }
  };
  return (
    <div className="stack">
      <div className="row">
        <NativeSelect
          label={t('views')}
          value={current?.id ?? ''}
          onChange={(event) => open(event.currentTarget.value)}
          data={[
            { value: '', label: items.length === 0 ? t('noViews') : t('chooseView') },
            ...items.map((view) => ({
              value: view.id,
              label: view.mine ? view.name : t('viewOf', { name: view.name, author: view.author }),
            })),
          ]}
        />
        {current === undefined ? (
          <Button variant="default" onClick={() => setNaming((former) => !former)} aria-expanded={naming}>
            {t('keep')}
          </Button>
        ) : null}
        {current?.mine === true ? (
          <>
            <Checkbox
              label={t('shared')}
              checked={current.shared}
              disabled={edit.busy}
              onChange={(event) => void edit.save({ shared: event.currentTarget.checked }, current.version)}
            />
            <Button
              variant="subtle"
              loading={drop.busy}
              onClick={() => void drop.send({ params: { id: current.id } })}
            >
              {t('drop')}
            </Button>
          </>
        ) : null}
        <Button
          variant="subtle"
          onClick={() => void navigator.clipboard.writeText(window.location.href).then(() => setCopied(true))}
        >
          {t('copyLink')}
        </Button>
      </div>
      {edit.dialog}
      {copied ? <Notice tone="good">{t('copied')}</Notice> : null}
      {naming ? (
        <form className="row" onSubmit={(event) => void submit(event)}>
          <TextInput
            label={t('viewName')}
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t('shared')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Button type="submit" loading={keep.busy}>
            {words('save')}
          </Button>
        </form>
      ) : null}
      <FailureNotice failure={keep.failure ?? edit.failure ?? drop.failure ?? views.error} />
    </div>
  );
}
