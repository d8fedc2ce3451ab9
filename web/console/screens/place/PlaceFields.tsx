import { TextInput } from '@mantine/core';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { type PlaceDraft, readNumber } from './draft.ts';
import { texts } from './texts.ts';

type PlaceFieldsProps = {
  readonly value: PlaceDraft;
  readonly set: (patch: Partial<PlaceDraft>) => void;
  readonly tried: boolean;
};

/** The fields of a place, the same for adding and editing. */
export function PlaceFields({ value, set, tried }: PlaceFieldsProps) {
  const t = useTexts(texts);
  const bad = (text: string) => (readNumber(text) === null ? t('coordinateBad') : null);
  return (
    <div className="stack">
      <TextInput
        label={t('name')}
        value={value.name}
        required
        maxLength={160}
        error={tried && value.name.trim() === '' ? t('nameMissing') : null}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className="two">
        <CodeSelect
          kind="placeKind"
          label={t('kind')}
          value={value.kind}
          onChange={(kind) => set({ kind: kind ?? value.kind })}
        />
        <AreaPicker
          label={t('area')}
          value={value.areaId}
          required
          error={tried && value.areaId === null ? t('areaMissing') : null}
          onPick={(areaId) => set({ areaId })}
        />
      </div>
      <TextInput
        label={t('address')}
        value={value.address}
        maxLength={300}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      <div className="two">
        <TextInput
          label={t('lat')}
          value={value.lat}
          inputMode="decimal"
          error={bad(value.lat)}
          onChange={(event) => set({ lat: event.currentTarget.value })}
        />
        <TextInput
          label={t('lon')}
          value={value.lon}
          inputMode="decimal"
          error={bad(value.lon)}
          onChange={(event) => set({ lon: event.currentTarget.value })}
        />
        <TextInput
          label={t('capacity')}
          value={value.capacity}
          inputMode="numeric"
          error={bad(value.capacity)}
          onChange={(event) => set({ capacity: event.currentTarget.value })}
        />
        <TextInput
          label={t('ownerPhone')}
          value={value.ownerPhone}
          inputMode="tel"
          maxLength={30}
          onChange={(event) => set({ ownerPhone: event.currentTarget.value })}
        />
        <TextInput
          label={t('publicPhone')}
          description={t('publicPhoneHint')}
          value={value.publicPhone}
          inputMode="tel"
          maxLength={30}
          onChange={(event) => set({ publicPhone: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}
