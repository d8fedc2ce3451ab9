import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../kit/i18n.ts';
import { PasswordForm } from '../login/PasswordForm.tsx';
import { texts } from '../login/texts.ts';
import { sessionQuery } from '../session/session.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';

/** Nothing else works until a one-time password has been changed. */
export function FirstPassword() {
  const t = useTexts(texts);
  const { refetch } = useQuery(sessionQuery);
  return (
    <div className="login">
      <header className="row spread login-top">
        <span className="brand">Vùng Xanh</span>
        <LanguageSwitch />
      </header>
      <main className="login-box stack">
        <h1>{t('newPassword')}</h1>
        <p>{t('newPasswordLead')}</p>
        <PasswordForm onDone={() => void refetch()} />
      </main>
    </div>
  );
}
