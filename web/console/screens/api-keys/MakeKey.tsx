import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Right, type Role, roleTable } from '../../../../contract/rights.ts';
import { addDays, calendarDate, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { type Lost, wasMade } from './lost.ts';
import { texts } from './texts.ts';

const DAYS = 180;

type MakeKeyProps = {
  readonly onMade: (text: string) => void;
  readonly onLost: (lost: Lost) => void;
};

/** For which system, as which role, where, with which of its rights, until when. */
export function MakeKey({ onMade, onLost }: MakeKeyProps) {
  const t = useTexts(texts);
  const make = useSend('POST /api-keys', ['/api-keys']);
  const [id] = useState(() => newId());
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const [areaId, setAreaId] = useState<string | null>(null);
  const [until, setUntil] = useState(() => addDays(calendarDate(Date.now()), DAYS));
  const [without, setWithout] = useState<ReadonlySet<Right>>(new Set());
  const held = roleTable[role].rights;
  const rights = held.filter((right) => !without.has(right));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const named = { id, name: name.trim(), expiresAt: localToInstant(`${until}T23:59`) };
    const result = await make.send({ body: { ...named, role, areaId, rights: [...rights] } });
    if (result.ok) {
      onMade(result.data.key);
    } else if (await wasMade(result, id)) {
      onLost(named);
    }
  };
  const toggle = (right: Right, on: boolean) => {
    const next = new Set(without);
    if (on) {
      next.delete(right);
    } else {
      next.add(right);
    }
    setWithout(next);
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <CodeSelect kind="role" label={t('role')} value={role} onChange={(one) => setRole(one ?? role)} />
      <AreaPicker label={t('area')} value={areaId} onPick={setAreaId} />
      <p className="muted small">{t('areaHint')}</p>
      <fieldset className="panel">
        <legend>{t('rights')}</legend>
        {held.map((right) => (
          <Checkbox
            key={right}
            label={right}
            checked={!without.has(right)}
            onChange={(event) => toggle(right, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <DateField label={t('until')} required value={until} onChange={(value) => setUntil(value ?? until)} />
      <FailureNotice failure={make.failure} typing labels={{ areaId: t('area'), expiresAt: t('until') }} />
      <Button type="submit" loading={make.busy} disabled={rights.length === 0}>
        {t('make')}
      </Button>
    </form>
  );
}
