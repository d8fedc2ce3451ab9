import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type OfficeSelectProps = {
  readonly value: string | null;
  readonly onChange: (officeId: string | null) => void;
  /** What is missing is to be said from now on. */
  readonly tried: boolean;
  /** Of a paper that is no decision: what it does, and in which series its numbers are. */
  readonly label?: string;
  readonly series?: (suffix: string) => string;
  /** The form can be sent without it. */
  readonly optional?: boolean;
};

/** The office that decides, with its series of numbers. */
export function OfficeSelect({ value, onChange, tried, label, series, optional = false }: OfficeSelectProps) {
  const t = useTexts(texts);
  const offices = useApi('GET /organisations', { query: { limit: 200 } });
  const mayAdd = useRight('organisation.manage');
  const items = offices.data?.items ?? [];
  const office = items.find((one) => one.id === value);
  return (
    <>
      <FailureNotice failure={offices.error} retry={() => void offices.refetch()} />
      {offices.data !== undefined && items.length === 0 ? (
        <Notice tone="warning" title={t('noOffice')}>
          <p>{mayAdd ? <Link to="/offices">{t('addOffice')}</Link> : t('askOffice')}</p>
        </Notice>
      ) : null}
      <NativeSelect
        label={label ?? t('office')}
        required={!optional}
        value={value ?? ''}
        error={tried && value === null ? t('officeMissing') : null}
        description={
          office?.numberSuffix
            ? (series?.(office.numberSuffix) ?? t('series', { suffix: office.numberSuffix }))
            : undefined
        }
        data={[
          { value: '', label: t('chooseOffice') },
          ...items.map((one) => ({ value: one.id, label: `${one.name} (${one.areaName})` })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(chosen === '' ? null : chosen);
        }}
      />
    </>
  );
}
