import { Checkbox } from '@mantine/core';
import { labelOptions } from '../../../../contract/labels.ts';
import { useLanguage } from '../i18n.ts';

type SymptomChecksProps = {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (symptoms: string[]) => void;
};

/** The symptoms that are asked at every contact with a person. */
export function SymptomChecks({ label, value, onChange }: SymptomChecksProps) {
  const lang = useLanguage();
  return (
    <Checkbox.Group label={label} value={[...value]} onChange={onChange}>
      <div className="three">
        {labelOptions('symptom', lang).map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
