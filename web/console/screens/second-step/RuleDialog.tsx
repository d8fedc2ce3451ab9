import { Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { LONGEST_GRACE_DAYS, type SecondStepRule } from '../../../../contract/second-step.ts';
import { calendarDate } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Days that are offered where nothing was required before. */
const USUAL_GRACE = 14;

type RuleDialogProps = { readonly rule: SecondStepRule; readonly onClose: () => void };

/** Whether a role needs an authenticator, from when, after how many days; with the reason. */
export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const put = useSend('PUT /second-step/{role}', ['/second-step', '/session']);
  const [required, setRequired] = useState(rule.required);
  const [from, setFrom] = useState(() => (rule.required ? rule.from : calendarDate(Date.now())));
  const [grace, setGrace] = useState<number | null>(rule.required ? rule.graceDays : USUAL_GRACE);
  const most = LONGEST_GRACE_DAYS;
  const lacking =
    from === null ? t('fromMissing') : grace === null || grace > most ? t('graceBad', { most }) : null;
  return (
    <ReasonDialog
      title={t('changeTitle', { role: name('role', rule.role) })}
      submit={t('save')}
      busy={put.busy}
      failure={put.failure}
      lacking={lacking}
      onClose={onClose}
      onSend={async (reason) => {
        const body = { required, from: from!, graceDays: grace!, reason: reason ?? '' };
        if ((await put.send({ params: { role: rule.role }, body })).ok) {
          onClose();
        }
      }}
    >
      <Checkbox
        label={t('requireIt')}
        checked={required}
        onChange={(event) => setRequired(event.currentTarget.checked)}
      />
      {required ? (
        <>
          <DateField label={t('since')} required value={from} onChange={setFrom} />
          <NumberInput
            label={t('grace')}
            description={t('graceHint', { most })}
            required
            min={0}
            max={most}
            allowDecimal={false}
            value={grace ?? ''}
            onChange={(value) => setGrace(typeof value === 'number' ? value : null)}
          />
          <p>{t('effect', { without: rule.without })}</p>
        </>
      ) : null}
    </ReasonDialog>
  );
}
