import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { qrSvg } from '../../../../lib/credentials/qr-svg.ts';
import { sessionQuery, useSession } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import '../laboratory/slip.css';
import { HeldAuthenticator } from './HeldAuthenticator.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { texts } from './texts.ts';

/** Enrolment of an authenticator: the key, one code as proof, then the codes for the day when the phone is lost. */
export function TwoStep() {
  const t = useTexts(texts);
  const { totpEnrolled } = useSession();
  const { refetch } = useQuery(sessionQuery);
  const totp = useSend('POST /session/totp');
  const [uri, setUri] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) {
    const done = () => {
      setCodes(null);
      void refetch();
    };
    return <RecoveryCodes codes={codes} onDone={done} />;
  }
  if (totpEnrolled) {
    return <HeldAuthenticator onCodes={setCodes} />;
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
      setCodes(result.data.recoveryCodes);
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
  const drawn = qrSvg(uri, { title: t('keyCode') });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <p>{t('beginLead')}</p>
      {drawn.ok ? (
        <img
          className="slip-code"
          src={`data:image/svg+xml,${encodeURIComponent(drawn.value)}`}
          alt={t('keyCode')}
        />
      ) : null}
      <p>
        {t('key')}: <output className="secret">{key.replaceAll(/(.{4})(?=.)/gu, '$1 ')}</output>
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
