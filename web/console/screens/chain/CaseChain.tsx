import { Checkbox } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { useApi } from '../../kit/useApi.ts';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { ChainFilters } from './ChainFilters.tsx';
import { ChainView } from './ChainView.tsx';
import { readFilter } from './filter.ts';
import type { ChainModel } from './model.ts';
import { readColumns } from './read-replies.ts';
import { texts } from './texts.ts';
import { useFoundCases } from './useFoundCases.ts';
import { useOpenNode } from './useOpenNode.ts';

/** Who infected whom around a case. */
export function CaseChain() {
  const { id } = useParams({ strict: false });
  return <CaseFrame id={id ?? ''}>{(record) => <Around key={record.id} id={record.id} />}</CaseFrame>;
}

function Around({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const contacts = url['contacts'] === 'true';
  const query = useApi(
    'GET /chains',
    { query: { around: id, contacts: contacts ? true : undefined } },
    { subject: id, keep: true },
  );
  const model = useMemo(() => (query.data === undefined ? null : readColumns(query.data)), [query.data]);
  return (
    <>
      <Checkbox
        label={t('withContacts')}
        checked={contacts}
        onChange={(event) => change({ contacts: event.currentTarget.checked ? 'true' : undefined })}
      />
      <Await query={query} subject={id}>
        {() => <Chain model={model!} here={id} contacts={contacts} />}
      </Await>
    </>
  );
}

type ChainProps = { readonly model: ChainModel; readonly here: string; readonly contacts: boolean };

function Chain({ model, here, contacts }: ChainProps) {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const open = useOpenNode(model);
  const alsoFound = useFoundCases(url['q']);
  if (model.nodes.length < 2) {
    return <Empty title={t('empty')} hint={t('emptyHint')} />;
  }
  return (
    <>
      <ChainFilters model={model} url={url} change={change} />
      <ChainView
        model={model}
        filter={readFilter(url, contacts)}
        url={url}
        change={change}
        here={here}
        alsoFound={alsoFound}
        onOpen={open}
        title={t('title')}
      />
    </>
  );
}
