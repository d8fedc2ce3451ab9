import { useTexts } from '../../kit/i18n.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Roster } from './Roster.tsx';
import { ShiftLog } from './ShiftLog.tsx';
import { texts } from './texts.ts';

const tabs = ['roster', 'log'] as const;

/** Who is on duty, and the log of the shifts. */
export function Duty() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const tab = oneOf(tabs, url['tab']) ?? 'roster';
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Segments
        label={t('tabs')}
        options={tabs.map((name) => [name, t(name)] as const)}
        value={tab}
        onChange={(name) => change({ tab: name === 'roster' ? undefined : name })}
      />
      {tab === 'roster' ? <Roster /> : <ShiftLog />}
    </Page>
  );
}
