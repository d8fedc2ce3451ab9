import { useState } from 'preact/hooks';
import { ofOthers, releaseTeamVisits, waiting } from '../data/queue.ts';
import { session } from '../data/session.ts';
import { leave } from './day.ts';
import { t } from './texts.ts';

/** Leaves the phone to somebody else: what can still be sent is sent, and what cannot is told before. */
export function LogOut() {
  const [asking, setAsking] = useState(false);
  const unsent = waiting.value.filter(({ owner }) => owner.id === session.value?.user.id).length;
  const tryToLeave = async () => {
    await releaseTeamVisits();
    const left = waiting.peek().some(({ owner }) => owner.id === session.peek()?.user.id);
    setAsking(left);
    if (!left) {
      await leave();
    }
  };
  return (
    <div class="team-foot">
      {[...ofOthers.value].map(([name, n]) => (
        <p key={name} class="note">
          {t('ofOthers', { name, n })}
        </p>
      ))}
      {asking && unsent > 0 ? (
        <div class="warn" role="alert">
          <p>
            <strong>{t('unsent', { n: unsent })}</strong> {t('unsentMore')}
          </p>
          <div class="row">
            <button type="button" onClick={() => setAsking(false)}>
              {t('stay')}
            </button>
            <button type="button" class="quiet" onClick={() => void leave()}>
              {t('leaveAnyway')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="quiet" onClick={() => void tryToLeave()}>
          {t('logOut')}
        </button>
      )}
    </div>
  );
}
