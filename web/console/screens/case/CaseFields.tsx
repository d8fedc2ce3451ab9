import { TextInput } from '@mantine/core';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { type CaseDraft, dateFields, onsetAfterReport, recalledFields } from './draft.ts';
import { RecalledDate } from './RecalledDate.tsx';
import { SourcePicker } from './SourcePicker.tsx';
import { texts } from './texts.ts';

type CaseFieldsProps = {
  readonly value: CaseDraft;
  readonly set: (patch: Partial<CaseDraft>) => void;
  readonly tried: boolean;
  /** A new case has no outcome yet. */
  readonly isNew?: boolean;
};

/** The fields of a case; each date is kept apart from the others. */
export function CaseFields({ value, set, tried, isNew = false }: CaseFieldsProps) {
  const t = useTexts(texts);
  return (
    <div className="stack">
      <div className="three">
        <CodeSelect
          kind="caseClassification"
          label={t('classification')}
          value={value.classification}
          onChange={(classification) => set({ classification: classification ?? value.classification })}
        />
        <DateField
          label={t('reportDate')}
          value={value.reportDate}
          required
          error={tried && value.reportDate === null ? t('reportMissing') : null}
          onChange={(reportDate) => set({ reportDate })}
        />
        {recalledFields.map((field) => (
          <RecalledDate
            key={field}
            label={t(field)}
            from={value[field]}
            to={value[`${field}To`]}
            onChange={(from, to) => set({ [field]: from, [`${field}To`]: to })}
          />
        ))}
        {dateFields.map((field) => (
          <DateField
            key={field}
            label={t(field)}
            value={value[field]}
            onChange={(date) => set({ [field]: date })}
          />
        ))}
        {isNew ? null : (
          <DateField
            label={t('isolatedAt')}
            time
            value={value.isolatedAt}
            onChange={(isolatedAt) => set({ isolatedAt })}
          />
        )}
      </div>
      {onsetAfterReport(value) ? <Notice tone="warning">{t('orderBad')}</Notice> : null}
      <div className="three">
        <AreaPicker label={t('areaId')} value={value.areaId} onPick={(areaId) => set({ areaId })} />
        <AreaPicker
          label={t('stayAreaId')}
          value={value.stayAreaId}
          onPick={(stayAreaId) => set({ stayAreaId })}
        />
        <SourcePicker value={value.source} onPick={(source) => set({ source })} />
        <CodeSelect
          kind="caseOrigin"
          label={t('origin')}
          value={value.origin}
          empty={t('originUnknown')}
          onChange={(origin) => set({ origin })}
        />
      </div>
      {isNew ? null : (
        <div className="three">
          <TextInput
            label={t('nationalCode')}
            description={t('nationalCodeHint')}
            value={value.nationalCode ?? ''}
            maxLength={24}
            onChange={(event) =>
              set({ nationalCode: event.currentTarget.value === '' ? null : event.currentTarget.value })
            }
          />
          <CodeSelect
            kind="caseOutcome"
            label={t('outcome')}
            value={value.outcome}
            onChange={(outcome) => set({ outcome: outcome ?? value.outcome })}
          />
          <DateField
            label={t('outcomeDate')}
            value={value.outcomeDate}
            onChange={(outcomeDate) => set({ outcomeDate })}
          />
        </div>
      )}
    </div>
  );
}
