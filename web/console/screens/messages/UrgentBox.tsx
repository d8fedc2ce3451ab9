import { Checkbox } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { sentTexts } from './sentTexts.ts';

type UrgentBoxProps = { readonly value: boolean; readonly onChange: (urgent: boolean) => void };

/** Whether a text leaves at night too, and to who wants no ordinary ones. */
export function UrgentBox({ value, onChange }: UrgentBoxProps) {
  const say = useTexts(sentTexts);
  return (
    <Checkbox
      label={say('urgent')}
      description={say('urgentHint')}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
