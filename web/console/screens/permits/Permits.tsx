import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Segments } from '../../kit/figures/Segments.tsx';
import { EnterList } from './EnterList.tsx';
import { Queue } from './Queue.tsx';
import { texts } from './texts.ts';

const tabs = ['queue', 'enter'] as const;

/** Permits of goods transport: the queue of requests, the permits, and the list of an enterprise typed in. */
export function Permits() {
  const t = useTexts(texts);
  const decides = useRight('permit.decide');
  const [url, change] = useUrlState();
  const tab = decides ? (oneOf(tabs, url['tab']) ?? 'queue') : 'queue';
  return (
    <Page title={t('title')} lead={t('lead')}>
      {decides ? (
        <Segments
          label={t('tabs')}
          options={tabs.map((name) => [name, t(name)] as const)}
          value={tab}
          onChange={(name) => change({ tab: name === 'queue' ? undefined : name })}
        />
      ) : null}
      {tab === 'queue' ? <Queue decides={decides} /> : <EnterList />}
    </Page>
  );
}
