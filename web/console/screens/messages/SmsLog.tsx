import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { SendActs } from './SendActs.tsx';
import { texts } from './texts.ts';

/** Details that the program itself writes; others are the gateway's words. */
const DETAILS = ['cut-off', 'too-late', 'opted-out', 'by-officer', 'too-many'] as const;

/** Why a text stands as it does, in words where the program said it. */
export function useDetail(): (detail: string) => string {
  const t = useTexts(texts);
  return (detail) => {
    const known = DETAILS.find((one) => one === detail);
    return known === undefined ? detail : t(known);
  };
}

/** Every try to send a text, and what an officer may do about it. */
export function SmsLog({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const name = useLabel();
  const detailOf = useDetail();
  const writes = useRight('declaration.record');
  const sms = useApi('GET /messages/sms/{id}', { params: { id } });
  return (
    <Await query={sms} lines={2}>
      {({ attempts, state, repeats, sendsAt }) => (
        <div className="stack">
          {attempts.length === 0 ? (
            <p className="muted">{t('noTries')}</p>
          ) : (
            <ol aria-label={t('log')}>
              {attempts.map((one) => (
                <li key={one.n}>
                  {showInstant(one.at)}: {name('smsState', one.state)}
                  {one.detail === null ? '' : ` (${detailOf(one.detail)})`}
                </li>
              ))}
            </ol>
          )}
          {sendsAt === null ? null : <p>{t('sendsAt', { at: showInstant(sendsAt) })}</p>}
          {writes ? <SendActs sms={{ id, state, repeats }} /> : null}
        </div>
      )}
    </Await>
  );
}
