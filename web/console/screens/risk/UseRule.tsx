import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { calendarDate } from '../../../shared/formats.ts';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { decisionTexts } from './decisionTexts.ts';
import type { RuleData } from './types.ts';

/** Puts a copy into use from a day on, or takes it out again. */
export function UseRule({ rule }: { readonly rule: RuleData }) {
  const t = useTexts(decisionTexts);
  const [from, setFrom] = useState<string | null>(() => rule.activeFrom ?? calendarDate(Date.now()));
  const [to, setTo] = useState<string | null>(rule.activeTo);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const activate = useSend('POST /risk/rules/{id}/activation', ['/risk']);
  const withdraw = useSend('POST /risk/rules/{id}/withdrawal', ['/risk']);
  const why = typed(reason);
  const params = { id: rule.id };
  const put = () => {
    setTried(true);
    if (from !== null && why !== undefined) {
      void activate.send({ params, body: { from, reason: why, ...(to === null ? {} : { to }) } });
    }
  };
  const takeOut = () => {
    setTried(true);
    if (why !== undefined) {
      void withdraw.send({ params, body: { reason: why } });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    put();
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <div className="row">
        <DateField label={t('from')} required value={from} onChange={setFrom} />
        <DateField label={t('until')} value={to} onChange={setTo} />
      </div>
      <TextInput
        label={t('reason')}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {tried && (why === undefined || from === null) ? (
        <Notice tone="warning" alert>
          {t('periodMissing')}
        </Notice>
      ) : null}
      <FailureNotice failure={activate.failure ?? withdraw.failure} typing />
      <div className="row">
        <Button type="submit" loading={activate.busy}>
          {t('activate')}
        </Button>
        {rule.status === 'ACTIVE' ? (
          <Button variant="outline" color="red" loading={withdraw.busy} onClick={takeOut}>
            {t('withdraw')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
