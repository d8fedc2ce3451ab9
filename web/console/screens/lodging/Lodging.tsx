import { Link } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Arrivals } from './Arrivals.tsx';
import { Stays } from './Stays.tsx';
import { texts } from './texts.ts';

/** Lodging: who sleeps where, and the arrivals that hosts and communes register. */
export function Lodging() {
  const t = useTexts(texts);
  const mayRecord = useRight('lodging.record');
  const [url] = useUrlState();
  const tabs = mayRecord ? (['list', 'arrive'] as const) : (['list'] as const);
  const current = tabs.find((tab) => tab === url['tab']) ?? 'list';
  return (
    <Page title={t('title')}>
      <nav className="tabs" aria-label={t('title')}>
        {tabs.map((tab) => (
          <Link
            key={tab}
            to="/lodging"
            search={{ tab }}
            aria-current={tab === current ? 'page' : undefined}
            activeProps={{}}
          >
            {t(tab)}
          </Link>
        ))}
      </nav>
      {current === 'arrive' ? <Arrivals /> : <Stays />}
    </Page>
  );
}
