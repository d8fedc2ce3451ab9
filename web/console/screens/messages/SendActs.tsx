import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import type { RowOf } from '../../kit/list/useList.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type SendActsProps = {
  readonly sms: Pick<RowOf<'GET /messages/sms/own'>, 'id' | 'state' | 'repeats'>;
  /** Which text it is, for readers of a screen with several. */
  readonly of?: string;
};

/** What may be done about a text that did not leave: send it again, or take it back while it waits. */
export function SendActs({ sms: { id, state, repeats }, of }: SendActsProps) {
  const t = useTexts(texts);
  const again = useSend('POST /messages/sms/{id}/again', ['/messages']);
  const cancel = useSend('POST /messages/sms/{id}/cancel', ['/messages']);
  const which = of === undefined ? null : <span className="hidden"> {of}</span>;
  return (
    <>
      <FailureNotice failure={again.failure ?? cancel.failure} />
      {repeats || state === 'waiting' ? (
        <div className="row">
          {repeats ? (
            <Button
              variant="default"
              loading={again.busy}
              onClick={() => void again.send({ params: { id } })}
            >
              {t('again')}
              {which}
            </Button>
          ) : null}
          {state === 'waiting' ? (
            <Button
              variant="default"
              loading={cancel.busy}
              onClick={() => void cancel.send({ params: { id } })}
            >
              {t('cancel')}
              {which}
            </Button>
          ) : null}
        </div>
      ) : null}
      {repeats && state === 'unsure' ? <p className="muted small">{t('mayRepeat')}</p> : null}
    </>
  );
}
