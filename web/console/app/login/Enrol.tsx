import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Role, roleTable } from '../../../../contract/rights.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type EnrolProps = {
  readonly roles: readonly Role[];
  /** As an invitation filled them in. */
  readonly invited: { readonly role?: string | undefined; readonly unit?: string | undefined };
  readonly onDone: () => void;
};

/** Begin training: a name, a unit and a role; no password. */
export function Enrol({ roles, invited, onDone }: EnrolProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const enrol = useSend('POST /training/enrol');
  const [name, setName] = useState('');
  const [unit, setUnit] = useState(invited.unit ?? '');
  const [role, setRole] = useState<Role>(roles.find((one) => one === invited.role) ?? roles[0] ?? 'tracer');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await enrol.send({ body: { name: name.trim(), unit: unit.trim(), role } });
    if (result.ok) {
      onDone();
    }
  };
  return (
    <section className="stack" aria-label={t('enrol')}>
      <h2>{t('enrol')}</h2>
      <p className="muted">{t('enrolLead')}</p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <FailureNotice failure={enrol.failure} />
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('unit')}
          required
          maxLength={160}
          autoComplete="organization"
          value={unit}
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('role')}
          value={role}
          onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? role)}
          data={roles.map((one) => ({ value: one, label: roleTable[one][lang] }))}
        />
        <Button type="submit" variant="default" loading={enrol.busy}>
          {t('enrol')}
        </Button>
      </form>
    </section>
  );
}
