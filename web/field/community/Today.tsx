import { useEffect, useState } from 'preact/hooks';
import { errorText } from '../../shared/client.ts';
import { formatDate, formatTime } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { session } from '../data/session.ts';
import {
  asking,
  day,
  fetchDay,
  followDay,
  last,
  notKept,
  openDay,
  opened,
  ownRecords,
  today,
  trouble,
} from './day.ts';
import { HomeRow } from './HomeRow.tsx';
import { Changed } from './Changed.tsx';
import { LogOut } from './LogOut.tsx';
import { Refused } from './Refused.tsx';
import { freshOn, isOpen, isReadable, matches, rowState, sharedCordon } from './row-state.ts';
import './community.css';
import { t } from './texts.ts';
import { UndoBar } from './UndoBar.tsx';

/** Beyond this a list wants to be shortened. */
const MANY = 12;

/** Today's own households of a community team: one tap each. */
export function Screen() {
  const [shown, setShown] = useState<string | null>(null);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    void navigator.storage?.persist?.().catch(() => false);
    void openDay();
    return followDay();
  }, []);
  const now = today.value;
  // A list of days ago is not shown; it comes back where only the clock was wrong.
  const kept = day.value !== null && isReadable(day.value.day.day, now) ? day.value : null;
  if (!opened.value) {
    return <output class="loading">…</output>;
  }
  const rows = (kept?.day.households ?? []).map((home) => {
    const records = ownRecords.value.get(home.id) ?? [];
    return { home, records, ...rowState(freshOn(home, kept?.day.day ?? now, now), records) };
  });
  const left = rows.filter(({ state }) => isOpen(state)).length;
  const listed = rows.filter(
    ({ state, home }) =>
      (!onlyOpen || isOpen(state) || home.id === shown) && (rows.length <= MANY || matches(home, wanted)),
  );
  const cordon = sharedCordon(rows.map(({ home }) => home));
  return (
    <div class="team">
      <div class="team-head">
        <h1>
          {t('title')}, {formatDate(kept?.day.day ?? now)}
        </h1>
        {rows.length > 0 && (
          <p aria-live="polite" class="progress">
            <strong data-testid="done">{t('done', { n: rows.length - left, total: rows.length })}</strong>
          </p>
        )}
      </div>
      <p class="stamp">
        {kept?.day.teams.map(({ name }) => name).join(', ') ?? session.value?.user.name}
        {kept !== null && ` · ${t('asOf', { time: formatTime(kept.fetchedAt) })}`}
      </p>
      {trouble.value !== null && (
        <p class="bad" role="alert">
          {errorText(trouble.value, lang.value)}{' '}
          <button type="button" onClick={() => void fetchDay()}>
            {t('reload')}
          </button>
        </p>
      )}
      {kept !== null && kept.day.day !== now && (
        <output class="warn">⚠ {t('old', { day: formatDate(kept.day.day) })}</output>
      )}
      {kept?.day.rounds.map((why) => (
        <p class="note" key={why}>
          {t('round', { why })}
        </p>
      ))}
      {cordon !== null && <p class="note">⊘ {t('cordonAll', { name: cordon })}</p>}
      {notKept.value && (
        <p class="bad" role="alert">
          ⚠ {t('notKept')}
        </p>
      )}
      {kept?.change !== undefined && <Changed change={kept.change} />}
      <Refused />
      {kept === null &&
        trouble.value === null &&
        (asking.value ? (
          <output class="loading">{t('fetching')}</output>
        ) : (
          <p class="warn">⚠ {t('noList')}</p>
        ))}
      {kept !== null && rows.length === 0 && (
        <p>
          <strong>{t('none')}</strong> {t('noneHint')}
        </p>
      )}
      {rows.length > 0 && (
        <>
          {left === 0 && <p class="good">✓ {t('all')}</p>}
          {rows.length > MANY && (
            <>
              <label class="find">
                {t('find')}
                <input
                  type="search"
                  autoComplete="off"
                  value={wanted}
                  onInput={(event) => setWanted(event.currentTarget.value)}
                />
              </label>
              <label class="choice">
                <input
                  type="checkbox"
                  checked={onlyOpen}
                  onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
                />
                {t('filterOpen')}
              </label>
            </>
          )}
          {listed.length === 0 && <output>{t('noneFound')}</output>}
          <ul class="homes">
            {listed.map((row) => (
              <HomeRow
                key={row.home.id}
                {...row}
                cordonSaid={cordon !== null}
                open={shown === row.home.id}
                onOpen={(wanted) => setShown(wanted ? row.home.id : null)}
              />
            ))}
          </ul>
        </>
      )}
      <LogOut />
    </div>
  );
}

/** Below the list, always of one height: what was recorded last, to be taken back, or what a tap means. */
export function Foot() {
  return (
    <div class="team-bar">
      {last.value === null ? <p>{t('lead')}</p> : <UndoBar key={last.value.id} made={last.value} />}
    </div>
  );
}
