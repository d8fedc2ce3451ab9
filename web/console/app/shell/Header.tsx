import { Link } from '@tanstack/react-router';
import { label } from '../../../../contract/labels.ts';
import { reachable } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useSignal } from '../../kit/signal.ts';
import { useSession } from '../session/session.ts';
import { useLeave } from '../session/useLeave.ts';
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
  const { user } = useSession();
  const online = useSignal(reachable);
  const leave = useLeave();
  const grant = user.roles[0];
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
        <button type="button" onClick={() => void leave()}>
          {t('logout')}
        </button>
      </div>
    </header>
  );
}
