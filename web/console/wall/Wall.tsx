import { useEffect, useState } from 'react';
import { formatDate, formatTime } from '../../shared/formats.ts';
import type { StreamState } from '../../shared/stream.ts';
import { useSession } from '../app/session/session.ts';
import { useLanguage, useTexts } from '../kit/i18n.ts';
import { Loading } from '../kit/state/Loading.tsx';
import { useApi } from '../kit/useApi.ts';
import { useKeys } from '../kit/useKeys.ts';
import type { WallData } from './ages.ts';
import { Drill, ROWS } from './Drill.tsx';
import { firstState, pressKey, rotates, type WallState } from './keypad.ts';
import { Sources } from './Sources.tsx';
import { texts } from './texts.ts';
import { Tile } from './Tile.tsx';
import { useSeconds, useWallStream } from './useWall.ts';
import './wall.css';

const KEYS = [...'0123456789+-*/.,', 'Enter', 'Backspace', 'Delete', 'Escape'];
const EVERY_MS = 30_000;

/** The map shows its communes itself. */
const opens = ({ kind }: WallData['tiles'][number]) => kind !== 'map';

/** A screen that nobody sits at: scenes that follow each other, moved by a numeric keypad. */
export function Wall() {
  const t = useTexts(texts);
  const [state, setState] = useState(firstState);
  const [sceneIds, setSceneIds] = useState<readonly string[]>([]);
  const [pages, setPages] = useState(1);
  const stream = useWallStream();
  const scene = sceneIds[state.scene];
  const query = useApi(
    'GET /command/wall',
    { query: { scene } },
    { keep: true, everyMs: EVERY_MS, enabled: !state.frozen },
  );
  const { data } = query;
  if (data !== undefined && data.scenes.length !== sceneIds.length) {
    setSceneIds(data.scenes.map(({ id }) => id));
  }
  const sizes = { scenes: sceneIds.length, tiles: data?.tiles.map(opens) ?? [], pages };
  const press = (key: string) => setState((before) => pressKey(before, key, sizes));
  useKeys(Object.fromEntries(KEYS.map((key) => [key, () => press(key)])));
  const seconds = data?.scenes[state.scene]?.seconds ?? 30;
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
    <Screen data={data} state={state} stream={stream} failed={query.error !== null} onPages={setPages} />
  );
}

type ScreenProps = {
  readonly data: WallData;
  readonly state: WallState;
  readonly stream: StreamState;
  readonly failed: boolean;
  readonly onPages: (pages: number) => void;
};

function Screen({ data, state, stream, failed, onPages }: ScreenProps) {
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
        : t('keys', { n: data.scenes.length });
  return (
    <div className="wall">
      <header className="wall-head">
        <h1>
          {shown[lang]} <span className="wall-soft">· {data.province}</span>
        </h1>
        <Marks data={data} state={state} stream={stream} failed={failed} />
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
              now={now}
            />
          ))
        )}
      </main>
      <footer className="wall-foot">
        <Sources sources={data.sources} now={now} />
        <p className="wall-soft">{keys}</p>
      </footer>
    </div>
  );
}

function Marks({ data, state, stream, failed }: Omit<ScreenProps, 'onPages'>) {
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
      {state.paused ? <span className="wall-mark wall-warn">❚❚ {t('paused')}</span> : null}
      <span className={bad ? 'wall-mark wall-bad' : 'wall-mark'}>
        {bad ? `✕ ${t('lost')}` : `${stream === 'live' ? '●' : '○'} ${t(stream)}`}
      </span>
      <span className="wall-mark">{t('asOf', { time: formatTime(asOf) })}</span>
    </div>
  );
}
