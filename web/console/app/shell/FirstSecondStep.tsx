import { Button } from '@mantine/core';
import { Suspense, lazy } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { Loading } from '../../kit/state/Loading.tsx';
import { texts } from '../login/texts.ts';
import { useLeave } from '../session/useLeave.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';

const TwoStep = lazy(async () => ({ default: (await import('../../screens/account/TwoStep.tsx')).TwoStep }));

/** Nothing else works until an authenticator is set up, where the role needs one and its time is over. */
export function FirstSecondStep() {
  const t = useTexts(texts);
  const leave = useLeave();
  return (
    <div className="login">
      <header className="row spread login-top">
        <span className="brand">Vùng Xanh</span>
        <LanguageSwitch />
      </header>
      <main className="login-box stack">
        <h1>{t('secondStep')}</h1>
        <p>{t('secondStepLead')}</p>
        <Suspense fallback={<Loading />}>
          <TwoStep />
        </Suspense>
        <p className="muted small">{t('secondStepHelp')}</p>
        <div>
          <Button variant="subtle" onClick={() => void leave()}>
            {t('logout')}
          </Button>
        </div>
      </main>
    </div>
  );
}
