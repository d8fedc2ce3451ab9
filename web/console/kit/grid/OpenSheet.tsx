import { Button, FileButton, Select } from '@mantine/core';
import { SHEET_FILES } from '../../../shared/lists/sheet-words.ts';
import { useState } from 'react';
import { useLanguage, useTexts } from '../i18n.ts';
import { Notice } from '../state/Notice.tsx';
import type { FileRefusal, SheetFile } from '../../../shared/lists/sheet-file.ts';
import { openFile } from './read-file.ts';
import { texts } from './texts.ts';

/** Opens an XLSX, ODS or CSV file of this computer as a table to paste. Of several sheets the first is read, others by choice. */
export function OpenSheet({ onText }: { readonly onText: (text: string) => void }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [failed, setFailed] = useState<FileRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<SheetFile | null>(null);
  const [sheet, setSheet] = useState(0);
  const read = async (from: SheetFile, index: number) => {
    setSheet(index);
    const table = await from.read(index);
    setFailed(table.ok ? null : table);
    if (table.ok) {
      onText(table.text);
    }
  };
  const open = async (file: File | null) => {
    if (file === null) {
      return;
    }
    setBusy(true);
    const next = await openFile(file);
    setFailed(next.ok ? null : next);
    setOpened(next.ok ? next : null);
    if (next.ok) {
      await read(next, 0);
    }
    setBusy(false);
  };
  return (
    <>
      <div className="row">
        <FileButton accept={SHEET_FILES} onChange={(file) => void open(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={busy}>
              {t('openFile')}
            </Button>
          )}
        </FileButton>
        {opened === null || opened.sheets.length < 2 ? null : (
          <Select
            label={t('sheet')}
            data={opened.sheets.map(({ name, hidden }, index) => ({
              value: String(index),
              label: hidden ? t('hiddenSheet', { name }) : name,
            }))}
            value={String(sheet)}
            allowDeselect={false}
            onChange={(value) => void read(opened, Number(value))}
          />
        )}
      </div>
      {failed === null ? null : (
        <Notice tone="warning" alert>
          {failed[lang]}
        </Notice>
      )}
    </>
  );
}
