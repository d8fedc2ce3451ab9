import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { useCommune } from '../community/useCommune.ts';
import { texts } from './texts.ts';

/** Makes households of a commune from written addresses, and says what came of it. */
export function BuildDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [communeId, pick] = useCommune();
  const [tried, setTried] = useState(false);
  const [built, setBuilt] = useState<DataOf<'POST /households/from-addresses'> | null>(null);
  const { send, busy, failure } = useSend('POST /households/from-addresses', ['/households', '/people']);
  const onSubmit = async () => {
    setTried(true);
    if (communeId !== null) {
      const answer = await send({ body: { areaId: communeId } });
      setBuilt(answer.ok ? answer.data : null);
    }
  };
  return (
    <FormDialog
      title={t('buildTitle')}
      submit={t('build')}
      busy={busy}
      failure={failure}
      problem={tried && communeId === null ? t('needCommune') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p>{t('buildLead')}</p>
      <AreaPicker
        label={t('commune')}
        kind="commune"
        required
        value={communeId}
        onPick={(area) => pick(area)}
      />
      {built === null ? null : (
        <Notice tone="good">
          {t('built', {
            made: formatNumber(built.made),
            people: formatNumber(built.people),
            placed: formatNumber(built.placed),
            left: formatNumber(built.withoutUnit),
          })}
        </Notice>
      )}
    </FormDialog>
  );
}
