import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { ProfileDraft } from './draft.ts';
import { settingOptions } from './settings.ts';
import { texts } from './texts.ts';

type ProfileNumbersProps = {
  readonly value: ProfileDraft;
  readonly set: (patch: Partial<ProfileDraft>) => void;
  readonly faults: ReadonlySet<string>;
};

/** The figures of a version as fields. */
export function ProfileNumbers({ value, set, faults }: ProfileNumbersProps) {
  const t = useTexts(texts);
  const number = (
    field: Exclude<keyof ProfileDraft, 'settings' | 'secondLevel' | 'validFrom' | 'certainty' | 'dayZero'>,
    label: string,
    description?: string,
  ) => (
    <TextInput
      key={field}
      label={label}
      description={description}
      inputMode="decimal"
      value={value[field]}
      error={faults.has(field) ? t('badNumber') : null}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className="three">
        <CodeSelect
          kind="dayZeroField"
          label={t('dayZero')}
          value={value.dayZero}
          onChange={(dayZero) => set({ dayZero: dayZero ?? value.dayZero })}
        />
        {number('symptomaticBefore', `${t('symptomaticShort')}: ${t('before')}`)}
        {number('symptomaticAfter', `${t('symptomaticShort')}: ${t('after')}`)}
        {number('asymptomaticBefore', `${t('asymptomaticShort')}: ${t('before')}`)}
        {number('asymptomaticAfter', `${t('asymptomaticShort')}: ${t('after')}`)}
        {number('incubationMin', t('incubationMin'))}
        {number('incubationMax', t('incubationMax'))}
        {number('minMinutes', t('minMinutes'))}
        {number('lingerMinutes', t('lingerMinutes'))}
        {number('followUpDays', t('followUpDays'))}
        {number('quarantineDays', t('quarantineDays'))}
      </div>
      <Checkbox
        label={t('secondLevel')}
        checked={value.secondLevel}
        onChange={(event) => set({ secondLevel: event.currentTarget.checked })}
      />
      <Settings value={value} set={set} faults={faults} />
      <div className="two">
        {(['distanceVi', 'distanceEn'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(field)}
            maxLength={200}
            value={value[field]}
            error={faults.has(field) ? t('needed') : null}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <Textarea
        label={t('infectiousness')}
        description={t('infectiousnessHint')}
        rows={5}
        value={value.infectiousness}
        error={faults.has('infectiousness') ? t('badNumber') : null}
        onChange={(event) => set({ infectiousness: event.currentTarget.value })}
      />
      <div className="three">
        {number('cutF1', t('cutF1'))}
        {number('cutF2', t('cutF2'))}
        {number('maxOrders', t('maxOrders'), t('emptyNoLimit'))}
        {number('crowd', t('crowd'), t('emptyNoLimit'))}
      </div>
    </>
  );
}

/** Minutes of their own for some settings; the others follow the general number. */
function Settings({ value, set, faults }: ProfileNumbersProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const options = settingOptions(lang);
  const chosen = options.filter((option) => value.settings[option.value] !== undefined);
  const left = options.filter((option) => value.settings[option.value] === undefined);
  const without = (setting: string) =>
    Object.fromEntries(Object.entries(value.settings).filter(([one]) => one !== setting));
  return (
    <fieldset className="panel">
      <legend>{t('bySetting')}</legend>
      {chosen.map(({ value: setting, label }) => (
        <div key={setting} className="row end">
          <TextInput
            label={t('settingMinutes', { name: label })}
            inputMode="numeric"
            value={value.settings[setting] ?? ''}
            error={faults.has(setting) ? t('badNumber') : null}
            onChange={(event) =>
              set({ settings: { ...value.settings, [setting]: event.currentTarget.value } })
            }
          />
          <Button
            variant="default"
            aria-label={t('removeSetting', { name: label })}
            onClick={() => set({ settings: without(setting) })}
          >
            ✕
          </Button>
        </div>
      ))}
      <NativeSelect
        label={t('addSetting')}
        value=""
        data={[{ value: '', label: '…' }, ...left]}
        onChange={(event) => {
          const setting = event.currentTarget.value;
          if (setting !== '') {
            set({ settings: { ...value.settings, [setting]: '0' } });
          }
        }}
      />
    </fieldset>
  );
}
