import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import type { DataOf } from '../../kit/api.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { type UrlValues, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { ChainFilters } from './ChainFilters.tsx';
import { ChainView } from './ChainView.tsx';
import { readFilter } from './filter.ts';
import { readColumns } from './read-replies.ts';
import { texts } from './texts.ts';
import { useOpenNode } from './useOpenNode.ts';
import { useFoundCases } from './useFoundCases.ts';

type Reply = DataOf<'GET /chains'>;

/** Every chain of the officer's areas. Area, disease and period are asked of the server, the rest is chosen here. */
export function Chains() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const contacts = url['contacts'] !== 'false';
  const query = useApi(
    'GET /chains',
    {
      query: {
        area: url['area'],
        disease: urlCode('disease', url['disease']),
        from: url['from'],
        to: url['to'],
        contacts: contacts ? true : undefined,
      },
    },
    { keep: true },
  );
  const model = useMemo(() => (query.data === undefined ? null : readColumns(query.data)), [query.data]);
  const fields = (
    <>
      <AreaPicker
        label={t('area')}
        value={url['area'] ?? null}
        onPick={(area) => change({ area: area ?? undefined })}
      />
      <CodeFilter
        kind="disease"
        label={t('disease')}
        all={t('anyDisease')}
        name="disease"
        url={url}
        change={change}
      />
      <DateField
        label={t('since')}
        value={url['from'] ?? null}
        onChange={(from) => change({ from: from ?? undefined })}
      />
      <DateField
        label={t('until')}
        value={url['to'] ?? null}
        onChange={(to) => change({ to: to ?? undefined })}
      />
      <Checkbox
        label={t('withContacts')}
        checked={contacts}
        onChange={(event) => change({ contacts: event.currentTarget.checked ? undefined : 'false' })}
      />
    </>
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ChainFilters
        model={model}
        url={url}
        change={change}
        own={{ names: ['area', 'disease', 'from', 'to'], fields }}
      />
      <Await query={query} lines={10}>
        {(reply) => <Shown reply={reply} model={model!} url={url} change={change} contacts={contacts} />}
      </Await>
    </Page>
  );
}

type ShownProps = {
  readonly reply: Reply;
  readonly model: ReturnType<typeof readColumns>;
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  readonly contacts: boolean;
};

function Shown({ reply, model, url, change, contacts }: ShownProps) {
  const t = useTexts(texts);
  const open = useOpenNode(model);
  const alsoFound = useFoundCases(url['q']);
  if (model.nodes.length === 0) {
    return <Empty title={t('nothingShown')} hint={t('nothingShownHint')} />;
  }
  return (
    <>
      {reply.truncated ? <Notice tone="warning">{t('truncated')}</Notice> : null}
      <ChainView
        model={model}
        filter={readFilter(url, contacts)}
        url={url}
        change={change}
        alsoFound={alsoFound}
        onOpen={open}
        title={t('title')}
      />
    </>
  );
}
