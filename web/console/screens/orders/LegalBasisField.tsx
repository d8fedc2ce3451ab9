import { Button, Textarea } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { legalBases } from './legal.ts';
import { LegalCheck } from './LegalCheck.tsx';
import { texts } from './texts.ts';

type LegalBasisFieldProps = { readonly value: string; readonly onChange: (text: string) => void };

/** The legal basis that the signatory answers for: typed, or one often cited; what does not hold today is said. */
export function LegalBasisField({ value, onChange }: LegalBasisFieldProps) {
  const t = useTexts(texts);
  return (
    <>
      <Textarea
        label={t('legalBasis')}
        description={t('legalHint')}
        required
        rows={2}
        maxLength={400}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <LegalCheck text={value} />
      <fieldset className="row plain-set" aria-label={t('presets')}>
        {legalBases.map((text) => (
          <Button key={text} variant="light" size="compact-sm" onClick={() => onChange(text)}>
            {text}
          </Button>
        ))}
      </fieldset>
    </>
  );
}
