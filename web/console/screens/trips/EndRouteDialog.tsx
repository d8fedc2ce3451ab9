import { useState } from 'react';
import { calendarDate } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import type { Route } from './types.ts';
import { termTexts } from './termTexts.ts';

type EndRouteDialogProps = { readonly route: Route; readonly onClose: () => void };

/** No more trips by a route after a day. */
export function EndRouteDialog({ route, onClose }: EndRouteDialogProps) {
  const t = useTexts(termTexts);
  const { send, busy, failure } = useSend('POST /border/routes/{id}/end', ['/border']);
  const [day, setDay] = useState<string | null>(() => calendarDate(Date.now()));
  return (
    <FormDialog
      title={t('endTitle', { name: route.name })}
      submit={t('end')}
      busy={busy}
      failure={failure}
      problem={null}
      onSubmit={async () => {
        const result =
          day === null ? null : await send({ params: { id: route.id }, body: { validUntil: day } });
        if (result?.ok === true) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <DateField label={t('lastDay')} required value={day} onChange={setDay} />
    </FormDialog>
  );
}
