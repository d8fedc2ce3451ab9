import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';
import { UnitSelect } from './UnitSelect.tsx';

/** Puts ticked households into a unit of their commune. */
export function PlaceDialog({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useTexts(texts);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { send, busy, failure } = useSend('POST /households/units', ['/households', '/community']);
  const onSubmit = async () => {
    setTried(true);
    if (unitId !== null && (await send({ body: { ids: [...ids], unitId } })).ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('place', { n: formatNumber(ids.length) })}
      submit={t('save')}
      busy={busy}
      failure={failure}
      problem={tried && unitId === null ? t('needUnit') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <UnitSelect value={unitId} onChange={setUnitId} />
    </FormDialog>
  );
}
