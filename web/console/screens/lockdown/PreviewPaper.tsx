import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { type ApiError, fileUrl } from '../../kit/api.ts';
import { download } from '../../kit/files.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { texts } from './texts.ts';

type PreviewPaperProps = {
  readonly id: string;
  /** What was filled in; null: something is missing still, which `onTried` has said. */
  readonly body: BodyOf<'POST /lockdowns/{id}/preview.pdf'> | null;
  /** What is missing is to be said from now on. */
  readonly onTried: () => void;
};

/** The paper of a decision on a cordon as its office would issue it now, before anything is issued. */
export function PreviewPaper({ id, body, onTried }: PreviewPaperProps) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const load = async () => {
    onTried();
    if (body === null) {
      return;
    }
    setBusy(true);
    const url = fileUrl('POST /lockdowns/{id}/preview.pdf', { params: { id } });
    setFailure(await download(url, 'application/pdf', 'xem-truoc.pdf', body));
    setBusy(false);
  };
  return (
    <>
      <div className="row">
        <Button variant="default" loading={busy} onClick={() => void load()}>
          {t('preview')}
        </Button>
        <span className="muted small">{t('previewHint')}</span>
      </div>
      <FailureNotice failure={failure} typing />
    </>
  );
}
