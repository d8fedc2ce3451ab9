import { Button, NativeSelect, TextInput } from '@mantine/core';
import { labelOptions } from '../../../../contract/labels.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { type IdentifierDraft, type PersonDraft, readBirth } from './draft.ts';
import { texts } from './texts.ts';

type PersonFieldsProps = {
  readonly value: PersonDraft;
  readonly set: (patch: Partial<PersonDraft>) => void;
  /** Show what is missing: only after the first try to save. */
  readonly tried: boolean;
};

/** The fields of a person, the same for adding and editing. */
export function PersonFields({ value, set, tried }: PersonFieldsProps) {
  const t = useTexts(texts);
  return (
    <div className="stack">
      <div className="two">
        <TextInput
          label={t('name')}
          value={value.fullName}
          required
          maxLength={120}
          error={tried && value.fullName.trim() === '' ? t('nameMissing') : null}
          onChange={(event) => set({ fullName: event.currentTarget.value })}
        />
        <TextInput
          label={t('birth')}
          description={t('birthHint')}
          value={value.birth}
          inputMode="numeric"
          error={readBirth(value.birth) === null && tried ? t('birthBad') : null}
          onChange={(event) => set({ birth: event.currentTarget.value })}
        />
        <CodeSelect
          kind="sex"
          label={t('sex')}
          value={value.sex}
          onChange={(sex) => set({ sex: sex ?? 'unknown' })}
        />
        <TextInput
          label={t('phones')}
          description={t('phonesHint')}
          value={value.phones}
          inputMode="tel"
          onChange={(event) => set({ phones: event.currentTarget.value })}
        />
        <AreaPicker label={t('area')} value={value.areaId} onPick={(areaId) => set({ areaId })} />
        <TextInput
          label={t('address')}
          value={value.address}
          maxLength={300}
          onChange={(event) => set({ address: event.currentTarget.value })}
        />
      </div>
      <Identifiers value={value.identifiers} onChange={(identifiers) => set({ identifiers })} />
    </div>
  );
}

type IdentifiersProps = {
  readonly value: readonly IdentifierDraft[];
  readonly onChange: (value: IdentifierDraft[]) => void;
};
/** The contract takes so many documents of one person. */
const MOST_IDENTIFIERS = 8;

function Identifiers({ value, onChange }: IdentifiersProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const change = (index: number, patch: Partial<IdentifierDraft>) =>
    onChange(value.map((row, at) => (at === index ? { ...row, ...patch } : row)));
  const kinds = labelOptions('identifierKind', lang);
  return (
    <fieldset className="panel">
      <legend>{t('identifiers')}</legend>
      {value.map((row, index) => (
        // Rows have no identity but their position.
        <div key={`row-${String(index)}`} className="two">
          <NativeSelect
            aria-label={t('identifierKind')}
            value={row.kind}
            data={kinds.map((kind) => ({ value: kind.value, label: kind.label }))}
            onChange={(event) => {
              const kind = kinds.find((option) => option.value === event.currentTarget.value);
              change(index, { kind: kind?.value ?? row.kind });
            }}
          />
          <TextInput
            aria-label={t('identifierValue')}
            placeholder={t('identifierValue')}
            value={row.value}
            maxLength={40}
            onChange={(event) => change(index, { value: event.currentTarget.value })}
          />
        </div>
      ))}
      {value.length < MOST_IDENTIFIERS ? (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange([...value, { kind: 'cccd', value: '' }])}
          >
            {t('addIdentifier')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
