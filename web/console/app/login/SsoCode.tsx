import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { CodeField } from './CodeField.tsx';
import { texts } from './texts.ts';

/** The code of the authenticator after a single sign-on that did not ask for a second step. */
export function SsoCode({ onDone }: { readonly onDone: (next: string) => void }) {
  const t = useTexts(texts);
  const finish = useSend('POST /session/sso/code');
  const [totp, setTotp] = useState('');
  const submit = async () => {
    const result = await finish.send({ body: { totp: totp.trim() } });
    if (result.ok) {
      onDone(result.data.next);
    }
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{t('ssoCode')}</p>
      <FailureNotice failure={finish.failure} />
      <CodeField value={totp} onChange={setTotp} />
      <Button type="submit" size="md" loading={finish.busy}>
        {t('submit')}
      </Button>
      <a href="/console/login">{t('ssoOther')}</a>
    </form>
  );
}
