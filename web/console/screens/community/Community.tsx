import { Link } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Coverage } from './Coverage.tsx';
import { Needs } from './Needs.tsx';
import { Rounds } from './Rounds.tsx';
import { Supply } from './Supply.tsx';
import { Teams } from './Teams.tsx';
import { texts } from './texts.ts';

const tabs = ['today', 'supply', 'needs', 'teams', 'rounds'] as const;

/** Community teams: how far they are today, what they ask for, who they are, and the rounds that were called. */
export function Community() {
  const t = useTexts(texts);
  const [url] = useUrlState();
  const current = tabs.find((tab) => tab === url['tab']) ?? 'today';
  return (
    <Page title={t('title')}>
      <nav className="tabs" aria-label={t('title')}>
        {tabs.map((tab) => (
          <Link
            key={tab}
            to="/community"
            search={{ tab }}
            aria-current={tab === current ? 'page' : undefined}
            activeProps={{}}
          >
            {t(tab)}
          </Link>
        ))}
      </nav>
      {current === 'today' ? <Coverage /> : null}
      {current === 'supply' ? <Supply /> : null}
      {current === 'needs' ? <Needs /> : null}
      {current === 'teams' ? <Teams /> : null}
      {current === 'rounds' ? <Rounds /> : null}
    </Page>
  );
}
