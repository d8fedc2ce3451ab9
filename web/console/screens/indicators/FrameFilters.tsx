import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter } from '../../kit/list/CodeFilter.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { common } from '../../kit/texts.ts';
import { dateOf, frameOf } from './query.ts';
import { texts } from './texts.ts';

type FrameFiltersProps = {
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  /** Days that the answer covers, where the address names none. */
  readonly from: string | undefined;
  readonly to: string | undefined;
};

/** Area, disease, days, cases: for every part of the screen, kept in the address. */
export function FrameFilters({ url, change, from, to }: FrameFiltersProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  return (
    <Filters url={url} change={change} names={['area', 'disease', 'from', 'to', 'cases', 'by']}>
      <AreaPicker
        label={words('area')}
        value={url['area'] ?? null}
        onPick={(area) => change({ area: area ?? undefined })}
      />
      <CodeFilter
        kind="disease"
        label={t('disease')}
        all={t('allDiseases')}
        name="disease"
        url={url}
        change={change}
      />
      <DateField
        label={words('from')}
        value={url['from'] ?? from ?? null}
        onChange={(value) => change({ from: value ?? undefined })}
      />
      <DateField
        label={words('until')}
        value={url['to'] ?? to ?? null}
        onChange={(value) => change({ to: value ?? undefined })}
      />
      <CodeSelect
        kind="caseSelection"
        label={t('cases')}
        value={frameOf(url).cases ?? 'confirmed'}
        onChange={(cases) => change({ cases: cases === 'confirmed' ? undefined : (cases ?? undefined) })}
      />
      <CodeSelect
        kind="caseDate"
        label={t('by')}
        value={dateOf(url)}
        onChange={(by) => change({ by: by === 'onset' ? undefined : (by ?? undefined) })}
      />
    </Filters>
  );
}
