import { useState } from 'react';
import { defined } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { pageTexts } from './pageTexts.ts';
import { type RowAnswer, RowRefusal } from './RowRefusal.tsx';
import { texts } from './texts.ts';
import type { TripRecord } from './types.ts';

type CloseDialogProps = {
  readonly trip: TripRecord;
  readonly outcome: 'returned' | 'cancelled';
  readonly onClose: () => void;
};

/** A trip that turns back or does not take place, with the reason. */
export function CloseDialog({ trip, outcome, onClose }: CloseDialogProps) {
  const t = useTexts(pageTexts);
  const close = useSend('POST /border/trips/{id}/close', ['/border']);
  const plate = trip.plate ?? '';
  return (
    <ReasonDialog
      title={t(outcome === 'returned' ? 'returnTitle' : 'cancelTitle', { plate })}
      submit={t(outcome === 'returned' ? 'return' : 'cancel')}
      busy={close.busy}
      failure={close.failure}
      onSend={async (reason = '') => {
        const at = new Date().toISOString();
        const result = await close.send({ params: { id: trip.id }, body: { outcome, at, reason } });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p>{t('closeHint')}</p>
    </ReasonDialog>
  );
}

type DecideDialogProps = {
  readonly trip: TripRecord;
  readonly decision: 'accept' | 'refuse';
  readonly onClose: () => void;
};

/** Accepts or refuses one trip; what the server says of it stays in the dialog. */
export function DecideDialog({ trip, decision, onClose }: DecideDialogProps) {
  const t = useTexts(pageTexts);
  const words = useTexts(texts);
  const decide = useSend('POST /border/trips/decisions', ['/border']);
  const [answer, setAnswer] = useState<RowAnswer | null>(null);
  return (
    <ReasonDialog
      title={t(decision === 'accept' ? 'acceptTitle' : 'refuseTitle', { plate: trip.plate ?? '' })}
      submit={t(decision)}
      busy={decide.busy}
      failure={decide.failure}
      required={decision === 'refuse'}
      onSend={async (reason) => {
        const result = await decide.send({ body: defined({ ids: [trip.id], decision, reason }) });
        const outcome = result.ok ? result.data.outcomes[0] : undefined;
        if (outcome !== undefined && outcome.status < 400) {
          onClose();
        }
        setAnswer(outcome ?? null);
      }}
      onClose={onClose}
    >
      <p>{words(decision === 'accept' ? 'acceptHint' : 'refuseHint')}</p>
      <RowRefusal answer={answer} />
    </ReasonDialog>
  );
}
