import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { formatDate, formatTime } from '../../shared/formats.ts';
import type { StreamState } from '../../shared/stream.ts';
import { sessionQuery, useSession } from '../app/session/session.ts';
import { fileUrl } from '../kit/api.ts';
import { useLanguage, useTexts } from '../kit/i18n.ts';
import { Loading } from '../kit/state/Loading.tsx';
import { useApi } from '../kit/useApi.ts';
import { useKeys } from '../kit/useKeys.ts';
import type { WallData } from './ages.ts';
import { untilReload } from './device.ts';
import { Drill, ROWS } from './Drill.tsx';
import { firstState, pressKey, rotates, type WallState } from './keypad.ts';
import { Sources } from './Sources.tsx';
import { texts } from './texts.ts';
import { Tile } from './Tile.tsx';
import { type Frozen, useFrozen } from './useFrozen.ts';
import { useSeconds, useWallStream } from './useWall.ts';
import './wall.css';

const KEYS = [...'0123456789+-*/.,', 'Enter', 'Backspace', 'Delete', 'Escape'];
const EVERY_MS = 30_000;

/** The map shows its communes itself, and posts are in no commune's figures. */
const opens = ({ kind }: WallData['tiles'][number]) => kind !== 'map' && kind !== 'gates';

/** A screen that nobody sits at: scenes that follow each other, moved by a numeric keypad. */
export function Wall() {
  const t = useTexts(texts);
  const [state, setState] = useState(firstState);
  const [scenes, setScenes] = useState<WallData['scenes']>([]);
  const [pages, setPages] = useState(1);
  const stream = useWallStream();
  const sceneIds = scenes.map(({ id }) => id);
  const scene = sceneIds[state.scene];
  const query = useApi(
    'GET /command/wall',
    { query: { scene } },
    { keep: true, everyMs: EVERY_MS, enabled: !state.frozen },
  );
  const held = useFrozen(state.frozen, sceneIds);
  const cache = useQueryClient();
  const status = query.error?.status;
  useEffect(() => {
    if (status === 401) {
      // The session is over, or the screen was shut out: the gate decides where to go.
      void cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
    }
  }, [cache, status]);
  if (status === 404 && scenes.length > 0) {
    // Somebody took this scene out: begin again with the first one.
    setScenes([]);
    setState(firstState);
  }
  useReload();
  const data = held?.walls.find((wall) => wall.scene === scene) ?? query.data;
  if (query.data !== undefined && !state.frozen && !sameScenes(query.data.scenes, scenes)) {
    setScenes(query.data.scenes);
    setState((before) => ({ ...before, scene: Math.min(before.scene, query.data.scenes.length - 1) }));
  }
  const sizes = { scenes: scenes.map(({ key }) => key), tiles: data?.tiles.map(opens) ?? [], pages };
  const press = (key: string) => setState((before) => pressKey(before, key, sizes));
  useKeys(Object.fromEntries(KEYS.map((key) => [key, () => press(key)])));
  const seconds = scenes[state.scene]?.seconds ?? 30;
  const moves = rotates(state);
  useEffect(() => {
    if (!moves || sceneIds.length < 2) {
      return undefined;
    }
    const next = (state.scene + 1) % sceneIds.length;
    const timer = setTimeout(() => setState((before) => ({ ...before, scene: next })), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [moves, state.scene, seconds, sceneIds.length]);
  useEffect(() => {
    document.title = t('wall');
  }, [t]);
  if (data === undefined) {
    return (
      <main className="wall wall-empty">
        <h1>{t('wall')}</h1>
        {query.error === null ? (
          <Loading />
        ) : (
          <p role="alert">{query.error.status === 403 ? t('forbidden') : t('failed')}</p>
        )}
      </main>
    );
  }
  return (
    <Screen
      className="wall-full"
      data={data}
      state={state}
      stream={stream}
      failed={query.error !== null}
      held={held}
      onPages={setPages}
    />
  );
}

function sameScenes(some: WallData['scenes'], others: WallData['scenes']): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

/** A machine that only ever shows the wall begins anew every night. */
function useReload(): void {
  const screen = useSession().rights.every((right) => right === 'wall.read');
  useEffect(() => {
    if (!screen) {
      return undefined;
    }
    const timer = setTimeout(() => {
      // Without the server the page that stands is better than none.
      void fetch('/readyz').then(
        ({ ok }) => (ok ? location.reload() : undefined),
        () => undefined,
      );
    }, untilReload(new Date()));
    return () => clearTimeout(timer);
  }, [screen]);
}

type ScreenProps = {
  readonly data: WallData;
  readonly state: WallState;
  readonly stream: StreamState;
  readonly failed: boolean;
  readonly held: Frozen | null;
  readonly className: string;
  readonly onPages: (pages: number) => void;
};

/** The wall as it stands; `now` is the time of the screen. */
export function Screen({ data, state, stream, failed, held, className, onPages }: ScreenProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const now = useSeconds();
  const drilled = typeof state.mode === 'object' ? state.mode : null;
  const opened = drilled === null ? undefined : data.tiles[drilled.tile];
  const shown = data.scenes.find(({ id }) => id === data.scene)!;
  const keys =
    drilled !== null
      ? t('keysDrill')
      : state.mode === 'pick'
        ? t('keysPick')
        : t('keys', { n: digitsText(data.scenes.map(({ key }) => key)) });
  return (
    <div className={`wall ${className}`}>
      <header className="wall-head">
        <h1>
          {shown[lang]} <span className="wall-soft">· {data.province}</span>
        </h1>
        <Marks data={data} state={state} stream={stream} failed={failed} held={held} />
        <div className="wall-clock">
          <strong>{formatTime(now)}</strong> {formatDate(now)}
        </div>
      </header>
      <main className="wall-main" data-scene={data.scene}>
        {drilled !== null && opened !== undefined ? (
          <Drill
            scene={data.scene}
            tile={opened}
            page={drilled.page}
            frozen={state.frozen}
            onRows={(rows) => onPages(Math.max(1, Math.ceil(rows / ROWS)))}
          />
        ) : (
          data.tiles.map((tile, index) => (
            <Tile
              key={`${data.scene} ${tile.id}`}
              tile={tile}
              number={state.mode === 'pick' && opens(tile) ? index + 1 : null}
              source={data.sources.find(({ code }) => code === tile.source)}
              now={state.frozen ? Date.parse(data.at) : now}
              frozen={state.frozen}
            />
          ))
        )}
      </main>
      <footer className="wall-foot">
        <Sources sources={data.sources} now={state.frozen ? Date.parse(data.at) : now} />
        <p className="wall-soft">{keys}</p>
      </footer>
    </div>
  );
}

/** `1–4`, or `1, 3, 7` where digits are left out. */
function digitsText(keys: readonly number[]): string {
  const row = keys.every((key, at) => key === keys[0]! + at);
  return row && keys.length > 1 ? `${keys[0]}–${keys.at(-1)}` : keys.join(', ');
}

function Marks({ data, state, stream, failed, held }: Omit<ScreenProps, 'onPages' | 'className'>) {
  const t = useTexts(texts);
  const { dataset } = useSession();
  const asOf = data.asOf ?? data.at;
  const bad = stream === 'lost' || failed;
  return (
    <div className="wall-marks" aria-live="polite">
      {dataset === 'live' ? null : (
        <span className="wall-mark wall-warn">{t(dataset === 'demo' ? 'simulated' : 'study')}</span>
      )}
      {state.frozen ? (
        <span className="wall-mark wall-warn">❄ {t('frozen', { time: formatTime(data.at) })}</span>
      ) : null}
      {held?.kept ? (
        <span className="wall-mark">
          {t('kept', { code: held.kept.digest.slice(0, 8) })}{' '}
          {(['a4', 'a3'] as const).map((paper) => (
            <a
              key={paper}
              href={fileUrl('GET /command/wall-snapshots/{id}/document', {
                params: { id: held.kept!.id },
                query: { paper },
              })}
              target="_blank"
              rel="noreferrer"
            >
              {`PDF ${paper.toUpperCase()} `}
            </a>
          ))}
        </span>
      ) : null}
      {held?.failure ? <span className="wall-mark wall-bad">{t('notKept')}</span> : null}
      {state.paused ? <span className="wall-mark wall-warn">❚❚ {t('paused')}</span> : null}
      <span className={bad ? 'wall-mark wall-bad' : 'wall-mark'}>
        {bad ? `✕ ${t('lost')}` : `${stream === 'live' ? '●' : '○'} ${t(stream)}`}
      </span>
      <span className="wall-mark">{t('asOf', { time: formatTime(asOf) })}</span>
    </div>
  );
}
