import { CommunePicker } from '../kit/CommunePicker.tsx';
import { Field } from '../kit/Field.tsx';
import { emptyEnterprise, enterpriseDraft } from './kept.ts';
import { t } from './texts.ts';

/** Who asks; typed once for permits and trips, which need only the first of it. */
export function Who({ forTrips = false }: { readonly forTrips?: boolean }) {
  const who = enterpriseDraft.value.value ?? emptyEnterprise;
  const set = (patch: Partial<typeof who>) => void enterpriseDraft.set({ ...who, ...patch });
  return (
    <>
      <h2>{t('who')}</h2>
      <Field
        label={t('name')}
        value={who.name}
        maxLength={160}
        autocomplete="organization"
        onInput={(name) => set({ name })}
      />
      {!forTrips && (
        <Field
          label={t('taxCode')}
          value={who.taxCode}
          maxLength={20}
          inputMode="numeric"
          autocomplete="off"
          onInput={(taxCode) => set({ taxCode })}
        />
      )}
      <Field
        label={t('phone')}
        {...(forTrips ? {} : { hint: t('phoneHint') })}
        value={who.phone}
        type="tel"
        maxLength={20}
        autocomplete="tel"
        onInput={(phone) => set({ phone })}
      />
      {!forTrips && (
        <CommunePicker label={t('area')} chosen={who.areaId} onChoose={(areaId) => set({ areaId })} />
      )}
    </>
  );
}
