import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery, useSession } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Enrolment of an authenticator: the key, then one code as proof. */
export function TwoStep() {
  const t = useTexts(texts);
  const { totpEnrolled } = useSession();
  const { refetch } = useQuery(sessionQuery);
  const totp = useSend('POST /session/totp');
  const [uri, setUri] = useState<string | null>(null);
  const [code, setCode] = useState('');
  if (totpEnrolled) {
    return <Notice tone="good">{t('enrolled')}</Notice>;
  }
  const begin = async () => {
    const result = await totp.send({ body: {} });
    if (result.ok) {
      setUri(result.data.uri);
    }
  };
  const confirm = async () => {
    const result = await totp.send({ body: { code: code.trim() } });
    if (result.ok && result.data.enrolled) {
      setUri(null);
      await refetch();
    }
  };
  if (uri === null) {
    return (
      <>
        <p>{t('notEnrolled')}</p>
        <FailureNotice failure={totp.failure} />
        <div>
          <Button loading={totp.busy} onClick={() => void begin()}>
            {t('begin')}
          </Button>
        </div>
      </>
    );
  }
  const key = /[?&]secret=([^&]+)/u.exec(uri)?.[1] ?? uri;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <p>{t('beginLead')}</p>
      <p>
        {t('key')}: <output className="secret">{key}</output>
      </p>
      <a href={uri}>{t('openApp')}</a>
      <TextInput
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <FailureNotice failure={totp.failure} typing />
      <Button type="submit" loading={totp.busy}>
        {t('confirm')}
      </Button>
    </form>
  );
}
