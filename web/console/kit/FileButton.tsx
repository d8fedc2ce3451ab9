import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ApiError } from './api.ts';
import { download } from './files.ts';
import { FailureNotice } from './state/FailureNotice.tsx';

type FileButtonProps = {
  readonly url: string;
  readonly accept: string;
  readonly name: string;
  readonly children: ReactNode;
  readonly disabled?: boolean;
};

/** Loads a file of the API, `accept` its type: a PDF, a workbook, a CSV export; a refusal is shown beside the button instead of a broken file. */
export function FileButton({ url, accept, name, children, disabled = false }: FileButtonProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const load = async () => {
    setBusy(true);
    setFailure(await download(url, accept, name));
    setBusy(false);
  };
  return (
    <>
      <Button variant="default" loading={busy} disabled={disabled} onClick={() => void load()}>
        {children}
      </Button>
      <FailureNotice failure={failure} />
    </>
  );
}
