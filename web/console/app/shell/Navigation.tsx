import { Link, useLocation } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { useSession } from '../session/session.ts';
import { groupsFor, openScreen } from './screens.ts';
import { texts } from './texts.ts';

type NavigationProps = { readonly opened: boolean; readonly onGo: () => void };

/** The screens that the officer has a right to. */
export function Navigation({ opened, onGo }: NavigationProps) {
  const t = useTexts(texts);
  const session = useSession();
  const { pathname } = useLocation();
  const open = openScreen(pathname);
  return (
    <nav className={opened ? 'nav nav-open' : 'nav'} aria-label={t('nav')}>
      {groupsFor(session).map((group) => (
        <div key={group.text}>
          <p className="nav-group">{t(group.text)}</p>
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
        </div>
      ))}
    </nav>
  );
}
