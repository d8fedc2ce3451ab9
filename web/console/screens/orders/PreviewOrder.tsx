import { Button } from '@mantine/core';
import { useState } from 'react';
import { type ApiError, fileUrl } from '../../kit/api.ts';
import { download } from '../../kit/files.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { bodyOf, type OrderDraft, problemOf } from './draft.ts';
import { texts } from './texts.ts';
import { WordingUsed } from './WordingUsed.tsx';

type PreviewOrderProps = {
  readonly value: OrderDraft;
  readonly personIds: readonly string[];
  readonly caseId: string | undefined;
  /** What is missing is to be said from now on. */
  readonly onTried: () => void;
};

/** In whose words the decisions will be, and the first of them as a PDF before anything is issued. */
export function PreviewOrder({ value, personIds, caseId, onTried }: PreviewOrderProps) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const { officeId, kind } = value;
  const load = async () => {
    onTried();
    if (problemOf(value) !== null) {
      return;
    }
    const { id: _id, ...body } = bodyOf('', value, personIds, caseId);
    setBusy(true);
    setFailure(await download(fileUrl('POST /orders/preview.pdf'), 'application/pdf', 'xem-truoc.pdf', body));
    setBusy(false);
  };
  return (
    <>
      <WordingUsed officeId={officeId} kind={kind} />
      <div className="row">
        <Button variant="default" loading={busy} onClick={() => void load()}>
          {t('preview')}
        </Button>
      </div>
      <FailureNotice failure={failure} typing />
    </>
  );
}
