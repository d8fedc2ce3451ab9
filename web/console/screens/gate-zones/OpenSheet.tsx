import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { textOf } from './sheet.ts';
import { texts } from './texts.ts';

/** Opens a file of this computer as text. */
export function OpenSheet({ onText }: { readonly onText: (text: string) => void }) {
  const t = useTexts(texts);
  const [failed, setFailed] = useState(false);
  const open = async (file: File | null) => {
    if (file === null) {
      return;
    }
    const text = textOf(new Uint8Array(await file.arrayBuffer()));
    setFailed(text === null);
    if (text !== null) {
      onText(text);
    }
  };
  return (
    <>
      <div className="row">
        <FileButton
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={(file) => void open(file)}
        >
          {(props) => (
            <Button {...props} variant="default">
              {t('file')}
            </Button>
          )}
        </FileButton>
      </div>
      {failed ? (
        <Notice tone="warning" alert>
          {t('notText')}
        </Notice>
      ) : null}
    </>
  );
}
