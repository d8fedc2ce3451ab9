import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { useSession } from '../session/session.ts';
import { keepClosed, readClosed } from './closed-groups.ts';
import { groupsFor, openScreen } from './screens.ts';
import { texts } from './texts.ts';

type NavigationProps = { readonly opened: boolean; readonly onGo: () => void };

/** The screens that the officer has a right to, in groups that can be closed; the one that is looked at stays open. */
export function Navigation({ opened, onGo }: NavigationProps) {
  const t = useTexts(texts);
  const session = useSession();
  const { pathname } = useLocation();
  const open = openScreen(pathname);
  const [closed, setClosed] = useState(readClosed);
  const remember = (group: string, isOpen: boolean) => {
    if (isOpen !== closed.includes(group)) {
      return;
    }
    const next = isOpen ? closed.filter((one) => one !== group) : [...closed, group];
    setClosed(next);
    keepClosed(next);
  };
  return (
    <nav className={opened ? 'nav nav-open' : 'nav'} aria-label={t('nav')}>
      {groupsFor(session).map((group) => (
        <details
          key={group.text}
          open={!closed.includes(group.text) || group.screens.some(({ path }) => path === open)}
          onToggle={(event) => remember(group.text, event.currentTarget.open)}
        >
          <summary className="nav-group">{t(group.text)}</summary>
          <ul>
            {group.screens.map((screen) => (
              <li key={screen.path}>
                <Link
                  to={screen.path}
                  activeOptions={{
                    exact: screen.path !== open,
                    includeSearch: false,
                  }}
                  onClick={onGo}
                >
                  {t(screen.text)}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}
