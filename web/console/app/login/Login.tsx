import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type RoleRow, roleTable } from '../../../../contract/rights.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { sessionQuery } from '../session/session.ts';
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx';
import { SimulatedBanner } from '../shell/SimulatedBanner.tsx';
import { Enrol } from './Enrol.tsx';
import { LoginForm } from './LoginForm.tsx';
import { Reset } from './Reset.tsx';
import { ssoText } from './sso-texts.ts';
import { SsoButton } from './SsoButton.tsx';
import { SsoCode } from './SsoCode.tsx';
import { texts } from './texts.ts';

function roleName(role: string, lang: 'vi' | 'en'): string {
  return (roleTable as { readonly [role: string]: RoleRow })[role]?.[lang] ?? role;
}

/** A path inside the console, never another site. */
function safePath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/u.test(next) ? next : '/';
}

/** Log-in page; a demo system offers its accounts. */
export function Login() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [account, setAccount] = useState({ login: '', password: '' });
  const info = useApi('GET /system/info', {});
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { next, sso, quen, role, unit }: UrlValues = useSearch({ strict: false });
  const [reset, setReset] = useState(false);
  const enter = (path: string) => {
    cache.removeQueries({ queryKey: sessionQuery.queryKey });
    void navigate({ href: path, replace: true });
  };
  const done = () => enter(safePath(next));
  const training = useApi('GET /training/roles', {});
  const demo = info.data?.demoAccounts ?? [];
  return (
    <div className="login">
      {info.data?.simulated === true ? <SimulatedBanner dataset="demo" /> : null}
      <header className="row spread login-top">
        <a href="/">{t('toCitizen')}</a>
        <LanguageSwitch />
      </header>
      <main className="login-box stack">
        <div>
          <p className="brand">Vùng Xanh{info.data?.province ? ` · ${info.data.province.name}` : ''}</p>
          <h1>{t('title')}</h1>
          <p className="muted">{t('lead')}</p>
        </div>
        <FailureNotice failure={info.error} retry={() => void info.refetch()} />
        {sso === undefined || sso === 'code' ? null : (
          <Notice tone="bad" alert>
            {ssoText(sso, lang)}
          </Notice>
        )}
        {reset ? <Notice tone="good">{t('resetDone')}</Notice> : null}
        {sso === 'code' ? (
          <SsoCode onDone={(path) => enter(safePath(path))} />
        ) : quen === '1' && !reset ? (
          <section className="stack" aria-label={t('resetTitle')}>
            <h2>{t('resetTitle')}</h2>
            <Reset
              onDone={(login) => {
                setAccount({ login, password: '' });
                setReset(true);
              }}
            />
          </section>
        ) : (
          <>
            <LoginForm
              {...account}
              onChange={(login, password) => setAccount({ login, password })}
              onDone={done}
            />
            {info.data?.singleSignOn ? (
              <SsoButton name={info.data.singleSignOn} next={safePath(next)} />
            ) : null}
            {info.data?.resetBySms === true ? <a href="/console/login?quen=1">{t('forgotten')}</a> : null}
          </>
        )}
        {demo.length === 0 ? null : (
          <section className="stack" aria-label={t('demoTitle')}>
            <h2>{t('demoTitle')}</h2>
            <p className="muted">{t('demoLead')}</p>
            <ul className="demo">
              {demo.map(({ login, password, role, areaName }) => (
                <li key={login}>
                  <button type="button" onClick={() => setAccount({ login, password })}>
                    <strong>{roleName(role, lang)}</strong>
                    <span className="muted small">
                      {login} · {areaName ?? t('allProvince')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {info.data?.trainingUrl ? <a href={`${info.data.trainingUrl}/console/login`}>{t('enrol')}</a> : null}
        {(training.data?.items.length ?? 0) === 0 ? null : (
          <Enrol
            roles={training.data?.items ?? []}
            invited={{ role, unit }}
            onDone={() => enter('/training')}
          />
        )}
        <p className="muted small">{t('help')}</p>
      </main>
    </div>
  );
}
