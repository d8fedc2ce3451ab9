import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSession } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { ChainFilters } from '../chain/ChainFilters.tsx';
import { ChainView } from '../chain/ChainView.tsx';
import { readFilter } from '../chain/filter.ts';
import { readStudy } from '../chain/read-replies.ts';
import { useOpenNode } from '../chain/useOpenNode.ts';
import { texts } from './texts.ts';

type Chains = DataOf<'GET /studies/{name}/chains'>;
const NONE: ReadonlySet<string> = new Set();

/** The chains of an imported study, read and drawn like those of live work. */
export function StudyChains() {
  const t = useTexts(texts);
  const { name } = useParams({ strict: false });
  const query = useApi('GET /studies/{name}/chains', { params: { name: name ?? '' } });
  return (
    <Page title={t('heading', { name: name ?? '' })} lead={t('lead')}>
      <Await query={query} lines={10}>
        {(chains) => <Study chains={chains} name={name ?? ''} />}
      </Await>
    </Page>
  );
}

function Study({ chains, name }: { readonly chains: Chains; readonly name: string }) {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const { dataset } = useSession();
  const model = useMemo(() => readStudy(chains), [chains]);
  const openRecord = useOpenNode(model);
  // The records of a study open only while the session works on that study; else a click searches for the case.
  const isOwn = dataset === `study:${name}`;
  return (
    <>
      {isOwn ? null : <Notice>{t('otherDataset', { name })}</Notice>}
      <ChainFilters model={model} url={url} change={change} />
      <ChainView
        model={model}
        filter={readFilter(url, false)}
        url={url}
        change={change}
        alsoFound={NONE}
        onOpen={isOwn ? openRecord : (index) => change({ q: model.nodes[index]!.label })}
        title={t('heading', { name })}
      />
    </>
  );
}
