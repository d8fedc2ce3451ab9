import { Link } from '@tanstack/react-router';
import { useSession } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Board } from './Board.tsx';
import { Collect } from './Collect.tsx';
import { Results } from './Results.tsx';
import { texts } from './texts.ts';

const tabs = [
  { id: 'collect', right: 'lab.record' },
  { id: 'results', right: 'lab.record' },
  { id: 'board', right: 'lab.read' },
] as const;

/** The laboratory: taking samples, receiving and reading them, and how long everybody waits. */
export function Laboratory() {
  const t = useTexts(texts);
  const { rights } = useSession();
  const [url] = useUrlState();
  const shown = tabs.filter((tab) => rights.includes(tab.right));
  const current = shown.find((tab) => tab.id === url['tab']) ?? shown[0];
  return (
    <Page title={t('title')}>
      <nav className="tabs" aria-label={t('title')}>
        {shown.map((tab) => (
          <Link
            key={tab.id}
            to="/laboratory"
            search={{ tab: tab.id }}
            aria-current={tab.id === current?.id ? 'page' : undefined}
            activeProps={{}}
          >
            {t(tab.id)}
          </Link>
        ))}
      </nav>
      {current?.id === 'collect' ? <Collect /> : null}
      {current?.id === 'results' ? <Results /> : null}
      {current?.id === 'board' ? <Board /> : null}
    </Page>
  );
}
