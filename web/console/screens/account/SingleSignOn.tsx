import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session/session.ts';
import { ssoText } from '../../app/login/sso-texts.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { Panel } from '../../kit/Page.tsx';
import { texts } from './texts.ts';

/** Links the own account to one of the province's single sign-on, or undoes it; each with the password again. */
export function SingleSignOn() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const sso = useApi('GET /session/sso', {});
  const { sso: outcome }: UrlValues = useSearch({ strict: false });
  const [asked, setAsked] = useState<'link' | 'unlink' | null>(null);
  const [unlinked, setUnlinked] = useState(false);
  return (
    <Panel title={t('sso')}>
      <Await query={sso}>
        {({ name, linkedAt, lastUsedAt, ownPassword }) =>
          name === null ? (
            <p className="muted">{t('ssoNone')}</p>
          ) : (
            <>
              {outcome === undefined || unlinked ? null : outcome === 'linked' ? (
                <Notice tone="good">{t('ssoLinkedNow', { name })}</Notice>
              ) : (
                <Notice tone="bad" alert>
                  {ssoText(outcome, lang)}
                </Notice>
              )}
              {unlinked ? <Notice tone="good">{t('ssoUnlinked')}</Notice> : null}
              <p>
                {linkedAt === null
                  ? t('ssoOff', { name })
                  : t('ssoOn', { name, since: showInstant(linkedAt), last: showInstant(lastUsedAt) })}
              </p>
              {ownPassword ? (
                <div>
                  <Button
                    variant={linkedAt === null ? 'filled' : 'default'}
                    onClick={() => setAsked(linkedAt === null ? 'link' : 'unlink')}
                  >
                    {t(linkedAt === null ? 'ssoLink' : 'ssoUnlink')}
                  </Button>
                </div>
              ) : (
                <p className="muted">{t('ssoOnly')}</p>
              )}
            </>
          )
        }
      </Await>
      {asked === null ? null : (
        <Prove
          what={asked}
          onClose={() => setAsked(null)}
          onUnlinked={() => {
            setAsked(null);
            setUnlinked(true);
          }}
        />
      )}
    </Panel>
  );
}

type ProveProps = {
  readonly what: 'link' | 'unlink';
  readonly onClose: () => void;
  readonly onUnlinked: () => void;
};

function Prove({ what, onClose, onUnlinked }: ProveProps) {
  const t = useTexts(texts);
  const { totpEnrolled } = useSession();
  const link = useSend('POST /session/sso/link');
  const unlink = useSend('POST /session/sso/unlink', ['/session/sso']);
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [tried, setTried] = useState(false);
  const missing = password === '' || (totpEnrolled && totp.trim() === '');
  const submit = async () => {
    setTried(true);
    if (missing) {
      return;
    }
    const body = { password, ...(totpEnrolled ? { totp: totp.trim() } : {}) };
    if (what === 'unlink') {
      if ((await unlink.send({ body })).ok) {
        onUnlinked();
      }
      return;
    }
    const begun = await link.send({ body });
    if (begun.ok) {
      location.assign(begun.data.url);
    }
  };
  return (
    <FormDialog
      title={t(what === 'link' ? 'ssoLink' : 'ssoUnlink')}
      submit={t('confirm')}
      busy={link.busy || unlink.busy}
      failure={link.failure ?? unlink.failure}
      problem={tried && missing ? t('proveMissing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(what === 'link' ? 'proveLink' : 'proveUnlink')}</p>
      <PasswordInput
        label={t('present')}
        autoComplete="current-password"
        required
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {totpEnrolled ? (
        <TextInput
          label={t('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          required
          value={totp}
          onChange={(event) => setTotp(event.currentTarget.value)}
        />
      ) : null}
    </FormDialog>
  );
}
