import { Button } from '@mantine/core';
import type { LabelCode } from '../../../../contract/labels.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { texts } from './texts.ts';

export type Grant = { readonly role: LabelCode<'role'>; readonly areaId: string | null };
type GrantsProps = { readonly value: readonly Grant[]; readonly onChange: (grants: Grant[]) => void };

/** Roles, each with its area. */
export function Grants({ value, onChange }: GrantsProps) {
  const t = useTexts(texts);
  const change = (index: number, patch: Partial<Grant>) =>
    onChange(value.map((grant, at) => (at === index ? { ...grant, ...patch } : grant)));
  return (
    <fieldset className="panel">
      <legend>{t('roles')}</legend>
      <p className="muted small">{t('wholeHint')}</p>
      {value.map((grant, index) => (
        <div key={`grant-${String(index)}`} className="two">
          <CodeSelect
            kind="role"
            label={t('role')}
            value={grant.role}
            onChange={(role) => change(index, { role: role ?? grant.role })}
          />
          <AreaPicker label={t('area')} value={grant.areaId} onPick={(areaId) => change(index, { areaId })} />
          {value.length > 1 ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              {t('removeGrant', { n: index + 1 })}
            </Button>
          ) : null}
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange([...value, { role: 'commune-officer', areaId: null }])}
        >
          {t('addGrant')}
        </Button>
      </div>
    </fieldset>
  );
}
