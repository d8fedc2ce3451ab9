import { Radio } from '@mantine/core';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';
import type { DeskTime } from './times.ts';

type TimesProps = { readonly value: DeskTime; readonly onChange: (value: DeskTime) => void };

/** Now, or the times of a paper list that is typed later. */
export function Times({ value, onChange }: TimesProps) {
  const t = useTexts(texts);
  return (
    <fieldset className="panel">
      <legend>{t('when')}</legend>
      <div className="row desk-when">
        {([false, true] as const).map((paper) => (
          <Radio
            key={String(paper)}
            size="md"
            name="desk-when"
            label={t(paper ? 'paper' : 'now')}
            checked={value.paper === paper}
            onChange={() => onChange({ ...value, paper })}
          />
        ))}
      </div>
      {value.paper ? (
        <>
          <div className="two">
            <DateField
              label={t('cameAt')}
              time
              required
              value={value.at}
              onChange={(at) => onChange({ ...value, at })}
            />
            <DateField
              label={t('leftAt')}
              hint={t('leftHint')}
              time
              value={value.leftAt}
              onChange={(leftAt) => onChange({ ...value, leftAt })}
            />
          </div>
          <p className="muted small">{t('paperHint')}</p>
        </>
      ) : null}
    </fieldset>
  );
}
