import { useEffect, useState } from 'preact/hooks';
import { formatDate } from '../../shared/formats.ts';
import { failedDay, prepareDay, showDay } from './day.ts';
import { t } from './texts.ts';

const STEP_MS = 900;
/** Who asked for less motion gets a picture that changes seldom. */
const CALM_STEP_MS = 2_500;

/** Replays the outbreak day by day: a slider with its keys, a button that plays, and the way back to now. */
export function TimeSlider(props: {
  readonly days: readonly string[];
  /** The day that the address asks for; null: now. */
  readonly asked: string | null;
  readonly onDay: (day: string | null) => void;
}) {
  const { days, asked, onDay } = props;
  const last = days.length - 1;
  const [at, setAt] = useState(asked !== null && days.includes(asked) ? days.indexOf(asked) : last);
  const [playing, setPlaying] = useState(false);
  const day = days[at];
  useEffect(() => {
    const chosen = at >= last || day === undefined ? null : day;
    void showDay(chosen);
    onDay(chosen);
    // The caller's function is another one at every drawing; what matters is the day.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [day, at, last]);
  useEffect(() => {
    if (!playing) {
      return undefined;
    }
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setInterval(() => setAt((now) => Math.min(last, now + 1)), calm ? CALM_STEP_MS : STEP_MS);
    return () => clearInterval(timer);
  }, [playing, last]);
  useEffect(() => {
    if (at >= last) {
      setPlaying(false);
    } else if (playing) {
      void prepareDay(days[at + 1]);
    }
  }, [at, last, playing, days]);
  if (last < 1) {
    return null;
  }
  const play = () => {
    if (!playing && at >= last) {
      setAt(0);
    }
    setPlaying(!playing);
  };
  const words = at >= last ? t('now') : formatDate(day ?? '');
  return (
    <fieldset class="replay no-print">
      <legend>{t('replay')}</legend>
      <button type="button" onClick={play}>
        {t(playing ? 'pause' : 'play')}
      </button>
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={at}
        aria-label={t('replayDay')}
        aria-valuetext={words}
        onInput={(event) => {
          setPlaying(false);
          setAt(Number(event.currentTarget.value));
        }}
      />
      <output>
        <strong>{words}</strong>
      </output>
      {at < last && (
        <button
          type="button"
          class="link"
          onClick={() => {
            setPlaying(false);
            setAt(last);
          }}
        >
          {t('backToNow')}
        </button>
      )}
      {failedDay.value !== null && <p role="alert">{t('dayFailed')}</p>}
    </fieldset>
  );
}
