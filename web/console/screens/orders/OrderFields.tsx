import { Button, TextInput } from '@mantine/core';
import { formatInstant, localToInstant } from '../../../shared/formats.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { type OrderDraft, type OrderKind, endOfTerm } from './draft.ts';
import { termDays } from './legal.ts';
import { LegalBasisField } from './LegalBasisField.tsx';
import { LimitInForce } from './LimitInForce.tsx';
import { OfficeSelect } from './OfficeSelect.tsx';
import { SignerSelect } from './SignerSelect.tsx';
import { texts } from './texts.ts';

type OrderFieldsProps = {
  readonly value: OrderDraft;
  readonly set: (patch: Partial<OrderDraft>) => void;
  readonly tried: boolean;
  readonly caseId: string | null;
};

/** Kind of place where each kind of order is served; at home there is none. */
const placeKinds: { readonly [kind in OrderKind]: 'quarantine-site' | 'hospital' | null } = {
  'quarantine-facility': 'quarantine-site',
  'isolation-hospital': 'hospital',
  'quarantine-home': null,
  'isolation-home': null,
  test: null,
};

/** The fields of an order. */
export function OrderFields({ value, set, tried, caseId }: OrderFieldsProps) {
  const t = useTexts(texts);
  const placeKind = placeKinds[value.kind];
  const { from } = value;
  return (
    <div className="stack">
      <div className="two">
        <CodeSelect
          kind="orderKind"
          label={t('kind')}
          value={value.kind}
          onChange={(kind) => set({ kind: kind ?? value.kind, place: null, signerId: null })}
        />
        <OfficeSelect
          value={value.officeId}
          tried={tried}
          onChange={(officeId) => set({ officeId, signerId: null })}
        />
        <DateField label={t('from')} time required value={from} onChange={(next) => set({ from: next })} />
        <DateField
          label={t('until')}
          time
          required
          value={value.until}
          onChange={(until) => set({ until })}
        />
      </div>
      <fieldset className="row plain-set" aria-label={t('term')}>
        {termDays.map((days) => (
          <Button
            key={days}
            variant="light"
            size="compact-sm"
            disabled={from === null}
            onClick={() => set({ until: endOfTerm(from ?? '', days) })}
          >
            {t('days', { n: days })}
          </Button>
        ))}
      </fieldset>
      <LimitInForce term={{ kind: value.kind, caseId, from, until: value.until }} />
      <SignerSelect value={value} set={set} tried={tried} />
      {placeKind === null ? null : (
        <PlacePicker
          label={t('place')}
          kind={placeKind}
          value={value.place}
          onPick={(place) => set({ place })}
        />
      )}
      <LegalBasisField value={value.legalBasis} onChange={(legalBasis) => set({ legalBasis })} />
      <TextInput
        label={t('reason')}
        required
        maxLength={400}
        value={value.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      {value.until === null ? null : (
        <Notice>{t('releaseRule', { until: formatInstant(localToInstant(value.until)) })}</Notice>
      )}
    </div>
  );
}
