import { useRight } from '../../app/session/session.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Drills } from './Drills.tsx';
import { Invite } from './Invite.tsx';
import { Results } from './Results.tsx';
import { texts } from './texts.ts';
import { Units } from './Units.tsx';

const tabs = ['drills', 'results', 'units', 'invite'] as const;

/** Filters of one tab mean something else on another one. */
const cleared = { q: undefined, sort: undefined, state: undefined, drill: undefined, step: undefined };

/** Drills of the own role on the simulated province, and for administrators who has done them. */
export function Training() {
  const t = useTexts(texts);
  const manages = useRight('user.manage');
  const [url, change] = useUrlState();
  const tab = manages ? (oneOf(tabs, url['tab']) ?? 'drills') : 'drills';
  return (
    <Page title={t('title')} lead={t('lead')}>
      {manages ? (
        <Segments
          label={t('tabs')}
          options={tabs.map((name) => [name, t(name)] as const)}
          value={tab}
          onChange={(name) => change({ ...cleared, tab: name === 'drills' ? undefined : name })}
        />
      ) : null}
      {tab === 'drills' ? (
        <Drills />
      ) : tab === 'results' ? (
        <Results />
      ) : tab === 'units' ? (
        <Units />
      ) : (
        <Invite />
      )}
    </Page>
  );
}
