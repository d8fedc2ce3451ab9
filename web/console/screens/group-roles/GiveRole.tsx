import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../../contract/rights.ts';
import { newId } from '../../../shared/ids.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type GiveRoleProps = { readonly provider: string; readonly onDone: () => void };

/** Which group, which role, where. */
export function GiveRole({ provider, onDone }: GiveRoleProps) {
  const t = useTexts(texts);
  const give = useSend('POST /group-roles', ['/group-roles']);
  const [id] = useState(() => newId());
  const [group, setGroup] = useState('');
  const [role, setRole] = useState<Role>('commune-officer');
  const [areaId, setAreaId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (areaId !== null && (await give.send({ body: { id, group: group.trim(), role, areaId } })).ok) {
      onDone();
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
      <TextInput
        label={t('group')}
        description={t('groupHint', { name: provider })}
        required
        maxLength={200}
        autoComplete="off"
        value={group}
        onChange={(event) => setGroup(event.currentTarget.value)}
      />
      <CodeSelect kind="role" label={t('role')} value={role} onChange={(one) => setRole(one ?? role)} />
      <AreaPicker
        label={t('area')}
        required
        value={areaId}
        onPick={setAreaId}
        error={tried && areaId === null ? t('areaMissing') : null}
      />
      <FailureNotice failure={give.failure} typing labels={{ areaId: t('area') }} />
      <Button type="submit" loading={give.busy}>
        {t('give')}
      </Button>
    </form>
  );
}
