import { useEffect, useState } from 'preact/hooks';
import { errorText, type ErrorReply } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { Field } from '../../citizen/kit/Field.tsx';
import { lang } from '../app/language.ts';
import { go } from '../app/view.ts';
import { trouble, updatePack, wipePhone } from '../data/contact.ts';
import { device, pack, registerAt } from '../data/device.ts';
import { isClockWrong, packAge } from '../data/pack-age.ts';
import type { Post } from '../data/pack-open.ts';
import { api, checkClock, clockOffset, logOut, mayRecord, now, online, session } from '../data/session.ts';
import { beginShift, shift } from '../data/shift.ts';
import { currentEngine } from '../decide/current-engine.ts';
import { CameraTest } from './CameraTest.tsx';
import { t } from './start-texts.ts';

/** P1: post, lane and direction; the phone, its pack, its clock and its camera made ready. */
export function Screen() {
  const kept = pack.value?.content.post ?? null;
  const [posts, setPosts] = useState<readonly Post[]>(kept === null ? [] : [kept]);
  const [postId, setPostId] = useState(device.value?.postId ?? '');
  const [lane, setLane] = useState('');
  const [direction, setDirection] = useState<'in' | 'out'>('in');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ErrorReply | null>(null);
  const [busy, setBusy] = useState(false);
  const [notBegun, setNotBegun] = useState(false);
  const [persisted, setPersisted] = useState<boolean | null>(null);

  useEffect(() => {
    void checkClock();
    void navigator.storage?.persist?.().then(setPersisted, () => setPersisted(false));
    const loadPosts = async () => {
      const answer = await api.call('GET /gates/posts');
      if (answer.ok) {
        setPosts(answer.data.items);
        const [only] = answer.data.items;
        setPostId((before) => before || (answer.data.items.length === 1 && only ? only.id : ''));
      }
    };
    void loadPosts();
  }, []);

  if (!mayRecord.value) {
    return (
      <>
        <h1>{t('title')}</h1>
        <p role="alert" class="bad">
          {t('noRight')}
        </p>
        <button type="button" class="wide quiet" onClick={() => void logOut()}>
          {t('logOut')}
        </button>
      </>
    );
  }
  const ready = pack.value !== null && pack.value.content.post.id === postId;
  const age = ready && pack.value !== null ? packAge(pack.value.issuedAt, now()) : null;
  const others = shift.value;

  const prepare = async () => {
    setBusy(true);
    setError(null);
    const post = posts.find(({ id }) => id === postId);
    const failed = await registerAt(postId, t('phoneName', { post: post?.name ?? '' }).slice(0, 80));
    if (failed?.kind === 'gone') {
      await wipePhone(failed.error);
    } else if (failed?.kind === 'error') {
      setError(failed.error);
    } else {
      await updatePack();
    }
    setBusy(false);
  };
  const begin = async () => {
    const post = posts.find(({ id }) => id === postId);
    const oldPackReason = age?.state === 'blocked' ? reason.trim() : null;
    await currentEngine();
    try {
      await beginShift({ postId, postName: post?.name ?? '', lane: lane.trim(), direction, oldPackReason });
      go('quet');
    } catch {
      setNotBegun(true);
    }
  };
  const blocked = age?.state === 'blocked' && reason.trim() === '';

  return (
    <>
      <h1>{t('title')}</h1>
      <p>
        {t('officer')}: <strong>{session.value?.user.name}</strong>{' '}
        <button type="button" class="quiet" onClick={() => void logOut()}>
          {t('logOut')}
        </button>
      </p>
      {others !== null && <p class="warn">⚠ {t('others', { name: others.owner.name })}</p>}
      {error !== null && (
        <p class="bad" role="alert">
          {errorText(error, lang.value)}
        </p>
      )}
      <div class="field">
        <label for="post">{t('post')}</label>
        <select id="post" value={postId} onChange={(event) => setPostId(event.currentTarget.value)}>
          <option value="">{t('choose')}</option>
          {posts.map((post) => (
            <option key={post.id} value={post.id}>
              {post.name} – {post.areaName}
            </option>
          ))}
        </select>
        {posts.length === 0 && <p class="hint">{online.value ? t('noPosts') : t('postsOffline')}</p>}
      </div>
      <Field label={t('lane')} value={lane} onInput={setLane} maxLength={40} />
      <fieldset>
        <legend>{t('direction')}</legend>
        {(['in', 'out'] as const).map((value) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name="direction"
              checked={direction === value}
              onChange={() => setDirection(value)}
            />
            {t(value)}
          </label>
        ))}
      </fieldset>
      <h2>{t('phone')}</h2>
      <ul class="checks">
        <li class={age === null ? 'no' : age.state === 'fresh' ? 'yes' : 'no'}>
          {age === null || pack.value === null
            ? t('noPack')
            : t('packAge', {
                at: formatInstant(pack.value.issuedAt),
                hours: Math.floor(age.hours),
                areas: pack.value.content.areas.length,
              })}
          {age?.state === 'old' && ` ${t('packOld')}`}
          {trouble.value?.kind === 'error' && <em> {errorText(trouble.value.error, lang.value)}</em>}
        </li>
        <li class={clockOffset.value === null || isClockWrong(clockOffset.value) ? 'no' : 'yes'}>
          {clockOffset.value === null
            ? t('clockUnknown')
            : isClockWrong(clockOffset.value)
              ? t('clockWrong', { minutes: Math.round(Math.abs(clockOffset.value) / 60_000) })
              : t('clockRight')}
        </li>
        <li class={persisted === true ? 'yes' : 'no'}>{persisted === true ? t('kept') : t('notKept')}</li>
      </ul>
      {trouble.value?.kind === 'fault' && (
        <div class="bad" role="alert">
          <p>{t('fault')}</p>
          <button type="button" onClick={() => void updatePack(true)}>
            {t('repin')}
          </button>
        </div>
      )}
      <button
        type="button"
        class="wide quiet"
        disabled={postId === '' || busy || !online.value}
        onClick={() => void prepare()}
      >
        {busy ? t('fetching') : t('fetch')}
      </button>
      <CameraTest />
      {age?.state === 'blocked' && (
        <Field label={t('oldReason')} hint={t('oldReasonHint')} value={reason} onInput={setReason} />
      )}
      <button type="button" class="wide" disabled={!ready || blocked || busy} onClick={() => void begin()}>
        {t('begin')}
      </button>
      {notBegun && (
        <p class="bad" role="alert">
          ⚠ {t('notBegun')}
        </p>
      )}
      {!ready && <p class="hint">{t('needPack')}</p>}
    </>
  );
}
