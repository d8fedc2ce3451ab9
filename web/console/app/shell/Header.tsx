import { Link } from '@tanstack/react-router';
import { label } from '../../../../contract/labels.ts';
import { call, reachable } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useSignal } from '../../kit/signal.ts';
import { useSession, useSwitchSession } from '../session/session.ts';
import { DatasetSwitch } from './DatasetSwitch.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { texts } from './texts.ts';

type HeaderProps = {
  readonly onPalette: () => void;
  readonly onKeys: () => void;
  readonly menu: boolean;
  readonly onMenu: () => void;
};

/** Who works here, where, on which data, and whether the server is reached. */
export function Header({ onPalette, onKeys, menu, onMenu }: HeaderProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { user, method } = useSession();
  const online = useSignal(reachable);
  const switchSession = useSwitchSession();
  const grant = user.roles[0];
  const logout = async () => {
    const left = method === 'sso' ? await call('POST /session/sso/leave') : await call('DELETE /session');
    switchSession(null);
    // Whoever came by single sign-on leaves there too, or the next person at this machine is let in again.
    location.assign((left.ok ? left.data?.url : null) ?? '/console/login');
  };
  return (
    <header className="header">
      <button type="button" className="menu-button" aria-expanded={menu} onClick={onMenu}>
        ☰ {t('menu')}
      </button>
      <Link to="/" className="brand">
        Vùng Xanh
      </Link>
      <div className="header-who">
        <strong>{user.name}</strong>
        {grant === undefined ? null : (
          <span className="small">
            {label('role', grant.role, lang)} · {grant.areaName ?? t('wholeSystem')}
          </span>
        )}
      </div>
      <span className={online ? 'net' : 'net net-off'} aria-live="polite">
        <span aria-hidden="true">{online ? '●' : '✕'}</span> {t(online ? 'online' : 'offline')}
      </span>
      <div className="header-tools">
        <DatasetSwitch />
        <button type="button" onClick={onPalette}>
          {t('palette')} <kbd>Ctrl K</kbd>
        </button>
        <button type="button" className="keys-button" onClick={onKeys} aria-label={t('keys')}>
          <kbd>?</kbd>
        </button>
        <a href="tel:1022">{t('help')}</a>
        <LanguageSwitch />
        <Link to="/account">{t('account')}</Link>
        <button type="button" onClick={() => void logout()}>
          {t('logout')}
        </button>
      </div>
    </header>
  );
}
