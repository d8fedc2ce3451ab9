import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';
import { ACCEPT, type Upload, uploadOf } from './upload.ts';

type FileChoiceProps = {
  readonly label: string;
  readonly value: Upload | null;
  readonly onChange: (file: Upload | null) => void;
};

/** Chooses a scan; one that cannot be taken is said at once and changes nothing. */
export function FileChoice({ label, value, onChange }: FileChoiceProps) {
  const t = useTexts(texts);
  const [wrong, setWrong] = useState(false);
  const choose = async (file: File | null) => {
    if (file === null) {
      return;
    }
    const read = await uploadOf(file);
    setWrong(read === null);
    if (read !== null) {
      onChange(read);
    }
  };
  return (
    <div className="stack">
      <div className="row">
        <FileButton
          accept={ACCEPT}
          onChange={(file) => void choose(file)}
          inputProps={{ 'aria-label': label }}
        >
          {(props) => (
            <Button {...props} variant="default">
              {label}
            </Button>
          )}
        </FileButton>
        {value === null ? null : (
          <>
            <span>{value.name}</span>
            <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
              {t('dropFile')}
            </Button>
          </>
        )}
      </div>
      {wrong ? (
        <Notice tone="warning" alert>
          {t('wrongFile')}
        </Notice>
      ) : null}
    </div>
  );
}
