import { Button, TextInput } from '@mantine/core';
import { calendarDate } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { texts } from './texts.ts';

/** Who asks, and what holds for rows that do not say otherwise. */
export type EnterpriseDraft = {
  readonly name: string;
  readonly taxCode: string;
  readonly phone: string;
  readonly areaId: string | null;
  readonly route: readonly { readonly code: string; readonly name: string }[];
  readonly from: string | null;
  readonly until: string | null;
};
export const newEnterprise: EnterpriseDraft = {
  name: '',
  taxCode: '',
  phone: '',
  areaId: null,
  route: [],
  from: calendarDate(Date.now()),
  until: null,
};
const MOST_UNITS = 8;

type EnterpriseFieldsProps = {
  readonly value: EnterpriseDraft;
  readonly set: (patch: Partial<EnterpriseDraft>) => void;
};

/** Fields of the enterprise and of all its rows. */
export function EnterpriseFields({ value, set }: EnterpriseFieldsProps) {
  const t = useTexts(texts);
  return (
    <>
      <div className="two">
        <TextInput
          label={t('name')}
          required
          maxLength={160}
          value={value.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('taxCode')}
          maxLength={20}
          inputMode="numeric"
          value={value.taxCode}
          onChange={(event) => set({ taxCode: event.currentTarget.value })}
        />
        <TextInput
          label={t('phone')}
          required
          maxLength={30}
          type="tel"
          value={value.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
        />
        <AreaPicker label={t('areaOf')} required value={value.areaId} onPick={(areaId) => set({ areaId })} />
      </div>
      <h3>{t('forAll')}</h3>
      <div className="three">
        <DateField label={t('from')} value={value.from} onChange={(from) => set({ from })} />
        <DateField label={t('until')} value={value.until} onChange={(until) => set({ until })} />
        <AreaPicker
          label={t('addRoute')}
          value={null}
          onPick={(_, area) => {
            if (area !== null && value.route.length < MOST_UNITS) {
              set({ route: [...value.route, { code: area.code, name: area.name }] });
            }
          }}
        />
      </div>
      {value.route.length === 0 ? null : (
        <div className="row" aria-live="polite">
          <span>{t('routeOf', { route: value.route.map((unit) => unit.name).join(' → ') })}</span>
          <Button variant="subtle" size="compact-sm" onClick={() => set({ route: [] })}>
            {t('clearRoute')}
          </Button>
        </div>
      )}
    </>
  );
}
