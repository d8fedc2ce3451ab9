import { useTexts } from '../../kit/i18n.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AlertList } from './AlertList.tsx';
import { RuleList } from './RuleList.tsx';
import { texts } from './texts.ts';

const tabs = ['list', 'rules'] as const;

/** Alerts that rules on figures raised, and the rules. */
export function Alerts() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const tab = oneOf(tabs, url['tab']) ?? 'list';
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Segments
        label={t('tabs')}
        options={tabs.map((name) => [name, t(name)] as const)}
        value={tab}
        onChange={(name) => change({ tab: name === 'list' ? undefined : name, state: undefined })}
      />
      {tab === 'list' ? <AlertList /> : <RuleList />}
    </Page>
  );
}
