import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { sessionQuery } from '../app/session/session.ts';
import { LanguageSwitch } from '../app/shell/LanguageSwitch.tsx';
import { useTexts } from '../kit/i18n.ts';
import { FailureNotice } from '../kit/state/FailureNotice.tsx';
import { useSend } from '../kit/useApi.ts';
import { rememberScreen, screenName } from './device.ts';
import { texts } from './texts.ts';

/** Pairs this machine with a code; an address with the code behind its # needs no typing. */
export function PairScreen() {
  const t = useTexts(texts);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const pair = useSend('POST /command/screens/pairing');
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const former = screenName();
  const send = async () => {
    const result = await pair.send({ body: { code: code.trim() } });
    if (result.ok) {
      rememberScreen(result.data.name);
      cache.removeQueries({ queryKey: sessionQuery.queryKey });
      void navigate({ to: '/wall', replace: true });
    }
  };
  const latest = useRef(send);
  useEffect(() => {
    document.title = t('pairTitle');
    if (location.hash.length > 1) {
      // The code is good once: it must not stay in the history of a machine that everybody walks past.
      history.replaceState(history.state, '', location.pathname);
      void latest.current();
    }
  }, [t]);
  return (
    <div className="login">
      <header className="row spread login-top">
        <span className="brand">Vùng Xanh</span>
        <LanguageSwitch />
      </header>
      <main className="login-box stack">
        <div>
          <h1>{t('pairTitle')}</h1>
          <p className="muted">{former === null ? t('pairLead') : t('pairAgain', { name: former })}</p>
        </div>
        <form
          className="stack"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextInput
            label={t('pairCode')}
            description={t('pairHint')}
            required
            maxLength={20}
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <FailureNotice failure={pair.failure} typing />
          <Button type="submit" loading={pair.busy}>
            {t('pair')}
          </Button>
        </form>
      </main>
    </div>
  );
}
