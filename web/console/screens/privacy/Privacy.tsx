import { Link } from '@tanstack/react-router';
import { useSession } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Breaches } from './Breaches.tsx';
import { Holidays } from './Holidays.tsx';
import { Register } from './Register.tsx';
import { Requests } from './Requests.tsx';
import { texts } from './texts.ts';

const tabs = [
  { id: 'requests', right: 'privacy.record' },
  { id: 'breaches', right: 'privacy.manage' },
  { id: 'register', right: 'privacy.manage' },
  { id: 'holidays', right: 'privacy.record' },
] as const;

/** What people ask about their data, incidents, and what is kept. */
export function Privacy() {
  const t = useTexts(texts);
  const { rights } = useSession();
  const [url] = useUrlState();
  const shown = tabs.filter((tab) => rights.includes(tab.right));
  const current = shown.find((tab) => tab.id === url['tab']) ?? shown[0];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <nav className="tabs" aria-label={t('tabs')}>
        {shown.map((tab) => (
          <Link
            key={tab.id}
            to="/privacy"
            search={{ tab: tab.id }}
            aria-current={tab.id === current?.id ? 'page' : undefined}
            activeProps={{}}
          >
            {t(tab.id)}
          </Link>
        ))}
      </nav>
      {current?.id === 'requests' ? <Requests /> : null}
      {current?.id === 'breaches' ? <Breaches /> : null}
      {current?.id === 'register' ? <Register /> : null}
      {current?.id === 'holidays' ? <Holidays /> : null}
    </Page>
  );
}
