import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Fewer than this, and new ones should be made. */
const FEW = 3;

/** Two-step log-in is on: how many recovery codes are left, and new ones with a code as proof. */
export function HeldAuthenticator({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }) {
  const t = useTexts(texts);
  const { recoveryCodesLeft } = useSession();
  const renew = useSend('POST /session/recovery-codes');
  const [code, setCode] = useState('');
  const submit = async () => {
    const result = await renew.send({ body: { totp: code.trim() } });
    if (result.ok) {
      onCodes(result.data.codes);
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
      <Notice tone="good">{t('enrolled')}</Notice>
      <Notice tone={recoveryCodesLeft < FEW ? 'warning' : 'info'}>
        {t('recoveryLeft', { n: recoveryCodesLeft })}
      </Notice>
      <TextInput
        label={t('code')}
        description={t('renewHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <FailureNotice failure={renew.failure} typing labels={{ current: t('code') }} />
      <div>
        <Button type="submit" variant="default" loading={renew.busy}>
          {t('renew')}
        </Button>
      </div>
    </form>
  );
}
