import { signal } from '@preact/signals';
import { formatDate, formatTime } from '../../shared/formats.ts';
import { alerts } from '../data/contact.ts';
import { pack } from '../data/device.ts';
import { needsLook } from '../data/look-up-rules.ts';
import { lookUps } from '../data/look-ups.ts';
import { questions } from '../data/open-items.ts';
import { packAge } from '../data/pack-age.ts';
import { lapsed, now, secondStep, session } from '../data/session.ts';
import { shift } from '../data/shift.ts';
import { decisionLabel, said } from '../kit/labels.ts';
import { t } from './texts.ts';
import { go } from './view.ts';

const seen = signal<ReadonlySet<string>>(new Set());

/** What the officer must know on every screen: simulated data, the session, the pack, who was turned back nearby. */
export function Banners() {
  const fresh = alerts.value.filter(({ id }) => !seen.value.has(id)).slice(0, 3);
  const answered = questions.value
    .filter(({ id, answer }) => answer !== null && !seen.value.has(id))
    .slice(0, 3);
  const found = lookUps.value.filter((one) => needsLook(one) && !seen.value.has(one.id));
  const age = pack.value === null || shift.value === null ? null : packAge(pack.value.issuedAt, now());
  return (
    <section class="banners" aria-label={t('notices')}>
      {session.value?.dataset === 'demo' && (
        <p class="demo">
          <strong>{t('demo')}</strong> <span class="aside">· {t('demoMore')}</span>
        </p>
      )}
      {lapsed.value && session.value !== null && (
        <p class="warn" aria-live="polite">
          ⚠ {t('lapsed')}{' '}
          <button type="button" onClick={() => (session.value = null)}>
            {t('logInAgain')}
          </button>
        </p>
      )}
      {secondStep.value?.overdue === false && session.value !== null && (
        <p class="warn">
          ⚠ {t('secondStepDue', { day: formatDate(secondStep.value.dueOn) })}{' '}
          <button type="button" onClick={() => go('hai-buoc')}>
            {t('secondStepNow')}
          </button>
        </p>
      )}
      {age !== null && age.state !== 'fresh' && (
        <p class={age.state === 'blocked' ? 'bad' : 'warn'} aria-live="polite">
          ⚠ {age.state === 'blocked' ? t('packGone') : t('packOld', { hours: Math.floor(age.hours) })}
        </p>
      )}
      <div aria-live="polite">
        {answered.map((question) => (
          <p key={question.id} class="good alert">
            <span>
              ✓{' '}
              {t('answered', {
                who: question.who,
                what: question.answer?.decision ? decisionLabel(question.answer.decision) : '',
                why: question.answer?.answer ?? '',
              })}
            </span>
            <button
              type="button"
              onClick={() => {
                seen.value = new Set([...seen.value, question.id]);
                go('so-ca');
              }}
            >
              {t('look')}
            </button>
          </p>
        ))}
        {found.length > 0 && (
          <p class="bad alert">
            <span>⚠ {t('lookedUp', { codes: found.map(({ code }) => code).join(', ') })}</span>
            <button
              type="button"
              onClick={() => {
                seen.value = new Set([...seen.value, ...found.map(({ id }) => id)]);
                go('so-ca');
              }}
            >
              {t('look')}
            </button>
          </p>
        )}
        {fresh.map((alert) => (
          <p key={alert.id} class="bad alert">
            <span>
              ⚠{' '}
              {t('alertAt', {
                time: formatTime(alert.at),
                post: alert.postName,
                who: alert.plate ?? alert.name ?? '–',
                why: said(alert),
              })}
            </span>
            <button type="button" onClick={() => (seen.value = new Set([...seen.value, alert.id]))}>
              {t('seen')}
            </button>
          </p>
        ))}
      </div>
    </section>
  );
}
