import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { formatInstant, localToInstant } from '../../../shared/formats.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { type OrderDraft, type OrderKind, endOfTerm } from './draft.ts';
import { legalBases, termDays } from './legal.ts';
import { LegalCheck } from './LegalCheck.tsx';
import { LimitInForce } from './LimitInForce.tsx';
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
  const offices = useApi('GET /organisations', { query: { limit: 200 } });
  const mayAdd = useRight('organisation.manage');
  const items = offices.data?.items ?? [];
  const office = items.find((one) => one.id === value.officeId);
  const placeKind = placeKinds[value.kind];
  const { from } = value;
  return (
    <div className="stack">
      <FailureNotice failure={offices.error} retry={() => void offices.refetch()} />
      {offices.data !== undefined && items.length === 0 ? (
        <Notice tone="warning" title={t('noOffice')}>
          <p>{mayAdd ? <Link to="/offices">{t('addOffice')}</Link> : t('askOffice')}</p>
        </Notice>
      ) : null}
      <div className="two">
        <CodeSelect
          kind="orderKind"
          label={t('kind')}
          value={value.kind}
          onChange={(kind) => set({ kind: kind ?? value.kind, place: null, signerId: null })}
        />
        <NativeSelect
          label={t('office')}
          required
          value={value.officeId ?? ''}
          error={tried && value.officeId === null ? t('officeMissing') : null}
          description={office?.numberSuffix ? t('series', { suffix: office.numberSuffix }) : undefined}
          data={[
            { value: '', label: t('chooseOffice') },
            ...items.map((one) => ({ value: one.id, label: `${one.name} (${one.areaName})` })),
          ]}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            set({ officeId: chosen === '' ? null : chosen, signerId: null });
          }}
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
      <SignerSelect value={value} set={set} />
      {placeKind === null ? null : (
        <PlacePicker
          label={t('place')}
          kind={placeKind}
          value={value.place}
          onPick={(place) => set({ place })}
        />
      )}
      <Textarea
        label={t('legalBasis')}
        description={t('legalHint')}
        required
        rows={2}
        maxLength={400}
        value={value.legalBasis}
        onChange={(event) => set({ legalBasis: event.currentTarget.value })}
      />
      <LegalCheck text={value.legalBasis} />
      <fieldset className="row plain-set" aria-label={t('presets')}>
        {legalBases.map((text) => (
          <Button key={text} variant="light" size="compact-sm" onClick={() => set({ legalBasis: text })}>
            {text}
          </Button>
        ))}
      </fieldset>
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
