import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ApiError } from './api.ts';
import { download } from './files.ts';
import { useLanguage, useTexts } from './i18n.ts';
import { FailureNotice } from './state/FailureNotice.tsx';
import { common } from './texts.ts';

type FileButtonProps = {
  readonly url: string;
  readonly accept: string;
  readonly name: string;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  /** A list of people: also offered without names (contract/person-lists.ts). */
  readonly people?: boolean;
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Loads a file of the API, `accept` its type: a PDF, or an export as CSV or for Excel; a refusal is shown beside the button instead of a broken file. */
export function FileButton({
  url,
  accept,
  name,
  children,
  disabled = false,
  people = false,
}: FileButtonProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const t = useTexts(common);
  const lang = useLanguage();
  // A table is asked for in the words of the screen (contract/list-words.ts).
  const isTable = accept === 'text/csv';
  const query = (more: string) => `${url}${url.includes('?') ? '&' : '?'}${more}`;
  const table = query(`words=${lang}`);
  const load = async (type: string, fileName: string, address = isTable ? table : url) => {
    setBusy(true);
    setFailure(await download(address, type, fileName));
    setBusy(false);
  };
  const button = (
    <Button variant="default" loading={busy} disabled={disabled} onClick={() => void load(accept, name)}>
      {children}
    </Button>
  );
  return (
    <>
      {isTable ? (
        <Button.Group>
          {button}
          <Button
            variant="default"
            disabled={disabled || busy}
            aria-label={t('exportXlsx')}
            onClick={() => void load(XLSX, name.replace(/csv$/u, 'xlsx'))}
          >
            Excel
          </Button>
          {people ? (
            <Button
              variant="default"
              disabled={disabled || busy}
              aria-label={t('exportNamelessHint')}
              onClick={() => void load(accept, name, query(`words=${lang}&withoutNames=true`))}
            >
              {t('exportNameless')}
            </Button>
          ) : null}
        </Button.Group>
      ) : (
        button
      )}
      <FailureNotice failure={failure} />
    </>
  );
}
