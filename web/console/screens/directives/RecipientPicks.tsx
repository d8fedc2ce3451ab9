import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { defined } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { OfficeSelect } from './OfficeSelect.tsx';
import { texts } from './texts.ts';

type Pick = BodyOf<'POST /directives'>['recipients'][number];
type PickWords = { readonly kind: Pick['kind']; readonly organisationKind?: Pick['organisationKind'] };
/** A pick with the words by which it is shown. */
export type ShownPick = Pick & { readonly name: string };

type RecipientPicksProps = {
  readonly label: string;
  readonly value: readonly ShownPick[];
  readonly onChange: (picks: readonly ShownPick[]) => void;
  /** Ask whether a recipient acts or is told. */
  readonly withRole?: boolean;
};

/** What the API takes. */
export function picksOf(picks: readonly ShownPick[]): Pick[] {
  return picks.map(({ kind, id, role, organisationKind }) => defined({ kind, id, role, organisationKind }));
}

/** A pick in words, by the name of its office or unit: `Tất cả xã, phường của Tỉnh Lạng Sơn`. */
export function pickName(
  { kind, organisationKind }: PickWords,
  name: string,
  words: ReturnType<typeof useLabel>,
): string {
  if (kind === 'organisation' || kind === 'area') {
    return name;
  }
  return kind === 'organisations-of' && organisationKind !== undefined
    ? `${words('organisationKind', organisationKind)}: ${name}`
    : `${words('pickKind', kind)} ${name}`;
}

/** Recipients by one office, one unit, all communes of a unit, or all offices of a kind in a unit. */
export function RecipientPicks({ label, value, onChange, withRole = false }: RecipientPicksProps) {
  const t = useTexts(texts);
  const words = useLabel();
  const [kind, setKind] = useState<LabelCode<'pickKind'>>('communes-of');
  const [officeKind, setOfficeKind] = useState<LabelCode<'organisationKind'> | null>(null);
  const [role, setRole] = useState<LabelCode<'recipientRole'>>('act');
  const add = (id: string, name: string) => {
    const group = kind === 'organisations-of' && officeKind !== null ? { organisationKind: officeKind } : {};
    const pick: ShownPick = {
      kind,
      id,
      name: nameOf(name),
      ...group,
      ...(withRole ? { role } : {}),
    };
    onChange([...value.filter((one) => one.name !== pick.name), pick]);
  };
  const nameOf = (name: string) => {
    const what = pickName(
      { kind, ...(officeKind === null ? {} : { organisationKind: officeKind }) },
      name,
      words,
    );
    return withRole ? `${what} (${words('recipientRole', role).toLocaleLowerCase()})` : what;
  };
  return (
    <fieldset className="plain-set stack" aria-label={label}>
      <strong>{label}</strong>
      <div className="three">
        <CodeSelect
          kind="pickKind"
          label={t('pickKind')}
          value={kind}
          onChange={(one) => setKind(one ?? kind)}
        />
        {kind === 'organisations-of' ? (
          <CodeSelect
            kind="organisationKind"
            label={t('organisationKind')}
            empty={t('anyOrganisation')}
            value={officeKind}
            onChange={setOfficeKind}
          />
        ) : null}
        {withRole ? (
          <CodeSelect
            kind="recipientRole"
            label={t('role')}
            value={role}
            onChange={(one) => setRole(one ?? role)}
          />
        ) : null}
        {kind === 'organisation' ? (
          <OfficeSelect
            label={t('pick')}
            value={null}
            onChange={(id, name) => {
              if (id !== null) {
                add(id, name);
              }
            }}
          />
        ) : (
          <AreaPicker
            label={t('pick')}
            value={null}
            onPick={(id, area) => {
              if (id !== null) {
                add(id, area?.name ?? id);
              }
            }}
          />
        )}
      </div>
      {value.length === 0 ? (
        <p className="muted">{t('noPicks')}</p>
      ) : (
        <ul className="plain" aria-live="polite">
          {value.map((one) => (
            <li key={one.name} className="row">
              <span>{one.name}</span>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => onChange(value.filter((other) => other !== one))}
              >
                {t('removePick', { name: one.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
