import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../../shared/formats.ts';
import { type ApiError, fileUrl } from '../../kit/api.ts';
import { download } from '../../kit/files.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { bodyOf, type OrderDraft, problemOf } from './draft.ts';
import { texts } from './texts.ts';

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
  const query = { office: officeId ?? '', kind, state: 'in-force' as const };
  const known = useApi('GET /order-templates', { query }, { enabled: officeId !== null });
  const template = known.data?.items[0];
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
      {officeId === null || known.data === undefined ? null : (
        <p className="muted small">
          {template === undefined
            ? t('generalWording')
            : t('ownWording', { n: template.number, date: formatDate(template.validFrom ?? '') })}
        </p>
      )}
      <FailureNotice failure={known.error} retry={() => void known.refetch()} />
      <div className="row">
        <Button variant="default" loading={busy} onClick={() => void load()}>
          {t('preview')}
        </Button>
      </div>
      <FailureNotice failure={failure} typing />
    </>
  );
}
