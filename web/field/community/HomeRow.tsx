import { useEffect, useRef, useState } from 'preact/hooks';
import { held, record, takeBack } from './day.ts';
import { isOpen, type OwnRecord, type RowState, type TeamHome } from './row-state.ts';
import { t } from './texts.ts';
import { WorseForm } from './WorseForm.tsx';

type HomeRowProps = RowState & {
  readonly home: TeamHome;
  readonly records: readonly OwnRecord[];
  /** The cordon is said above the list. */
  readonly cordonSaid: boolean;
  readonly open: boolean;
  readonly onOpen: (wanted: boolean) => void;
};

const marks = { none: '○', called: '☎', seen: '✓', absent: '∅', worse: '!' } as const;

/** A finger that bounces taps twice within this time, and means it once. */
const BOUNCE_MS = 400;

/** One household: a tap is "seen"; a second button holds the rest. */
export function HomeRow(props: HomeRowProps) {
  const { home, records, state, food, medicine, waits, open, onOpen } = props;
  const [asking, setAsking] = useState(false);
  const [shownPhone, setShownPhone] = useState(false);
  const heldId = held.value.get(home.id);
  const house = home.house ?? '';
  const words = state === 'none' ? t('none_') : t(state);
  const recordedRef = useRef(-BOUNCE_MS);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was opened at the end of the list would lie below the edge.
    sheet.current?.scrollIntoView({ block: 'nearest' });
  }, [open, asking]);
  const onTap = () => {
    if (performance.now() - recordedRef.current < BOUNCE_MS) {
      return;
    }
    if (heldId !== undefined) {
      void takeBack(heldId);
    } else if (isOpen(state)) {
      recordedRef.current = performance.now();
      void record(home, 'seen');
    } else {
      onOpen(!open);
    }
  };
  const label =
    heldId !== undefined
      ? t('tapUndo', { name: home.name })
      : isOpen(state)
        ? t('tap', { name: home.name, house })
        : t('open', { name: home.name });
  const say = (result: 'seen' | 'absent' | 'food' | 'medicine') => {
    onOpen(false);
    void record(home, result);
  };
  return (
    <li class={`home ${state}`} data-testid="home" data-state={state}>
      <div class="home-line">
        <button type="button" class="home-tap" aria-label={`${label}. ${words}`} onClick={onTap}>
          <span class="mark" aria-hidden="true">
            {marks[state]}
          </span>
          <span class="grow">
            <strong>{home.name}</strong>
            <span class="house">{house}</span>
            {!props.cordonSaid && (home.cordon ?? '') !== '' && (
              <span class="house">⊘ {t('cordon', { name: home.cordon ?? '' })}</span>
            )}
            <span class="status">
              {words}
              {food && ` · ${t('food')}`}
              {medicine && ` · ${t('medicine')}`}
              {waits ? ` · ${t('waits')}` : records.length > 0 ? ` · ${t('sent')}` : ''}
            </span>
          </span>
        </button>
        <button
          type="button"
          class="home-more"
          aria-expanded={open}
          aria-label={t('more', { name: home.name })}
          onClick={() => onOpen(!open)}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      </div>
      {open && (
        <div class="home-sheet" ref={sheet}>
          {state === 'worse' && <p>{t(waits ? 'told' : 'toldSent')}</p>}
          {asking ? (
            <WorseForm
              home={home}
              onClose={() => {
                setAsking(false);
                onOpen(false);
              }}
            />
          ) : (
            <div class="home-actions">
              <button type="button" class="alarm" onClick={() => setAsking(true)}>
                {t('recWorse')}
              </button>
              <button type="button" onClick={() => say('absent')}>
                {t('recAbsent')}
              </button>
              <button type="button" onClick={() => say('food')}>
                {t('recFood')}
              </button>
              <button type="button" onClick={() => say('medicine')}>
                {t('recMedicine')}
              </button>
              <button type="button" onClick={() => say('seen')}>
                {t('recSeen')}
              </button>
              {home.phone === null ? (
                <p class="hint">{t('noPhone')}</p>
              ) : shownPhone ? (
                <a class="call" href={`tel:${home.phone}`}>
                  {t('callShown', { phone: home.phone })}
                </a>
              ) : (
                <button
                  type="button"
                  onClick={() => {
                    // The number is shown once somebody means to call it, and that is recorded.
                    setShownPhone(true);
                    void record(home, 'called');
                  }}
                >
                  {t('recCalled')} •••{home.phone.slice(-3)}
                </button>
              )}
            </div>
          )}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setAsking(false);
              onOpen(false);
            }}
          >
            {t('close')}
          </button>
        </div>
      )}
    </li>
  );
}
