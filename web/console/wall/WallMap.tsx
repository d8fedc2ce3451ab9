import { useEffect, useMemo, useRef, useState } from 'react';
import { drawScene } from '../../shared/map/draw.ts';
import { readShapes } from '../../shared/map/shapes.ts';
import { wholeView } from '../../shared/map/view.ts';
import { formatNumber } from '../../shared/formats.ts';
import { zoneInk, zoneLooks, zoneOrder, zoneWord } from '../../shared/zones.ts';
import { useLanguage, useTexts } from '../kit/i18n.ts';
import { useApi } from '../kit/useApi.ts';
import type { WallTile } from './ages.ts';
import { Archipelagos } from './Archipelagos.tsx';
import { texts } from './texts.ts';

/** Signs of the map are drawn for a desk; a wall is looked at from further away. */
const LETTERS = 1.9;
const WALL_WIDTH = 1_920;
/** Level 1 to 4 as the map names them. */
const decided = ['green', 'yellow', 'orange', 'red'] as const;

type WallMapProps = {
  readonly frozen: boolean;
  /** The levels of a wall that was frozen; without: those of now. */
  readonly levels: WallTile['levels'];
};

/** The zones with their letters, and how many communes stand at each level. */
export function WallMap({ frozen, levels }: WallMapProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const map = useApi('GET /public/map', {}, { keep: true, everyMs: 60_000, enabled: !frozen });
  const shapes = useApi('GET /public/map/shapes', {});
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) {
      return undefined;
    }
    const watch = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const areas = useMemo(
    () =>
      levels?.map(({ areaId, level }) => ({
        id: areaId,
        level: level === null ? ('none' as const) : (decided[level - 1] ?? ('none' as const)),
      })) ?? map.data?.areas,
    [levels, map.data?.areas],
  );
  const topology = shapes.data?.topology;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || areas === undefined || topology === undefined || size.width === 0) {
      return;
    }
    const grow = Math.max(1, (innerWidth / WALL_WIDTH) * LETTERS);
    const ratio = devicePixelRatio * grow;
    element.width = Math.round(size.width * devicePixelRatio);
    element.height = Math.round(size.height * devicePixelRatio);
    const drawn = readShapes(topology, { width: size.width / grow, height: size.height / grow });
    const byId = new Map(areas.map((area) => [area.id, area]));
    drawScene(
      context,
      {
        shapes: drawn.shapes,
        markers: [],
        cordons: [],
        levelOf: (id) => byId.get(id)?.level ?? 'none',
        nameOf: () => '',
        shown: () => true,
        focused: null,
        selected: null,
      },
      wholeView,
      ratio,
    );
  }, [areas, topology, size]);
  const counts = zoneOrder.map((level) => ({
    level,
    n: areas?.filter((area) => area.level === level).length ?? 0,
  }));
  const words = counts.map(({ level, n }) => `${zoneWord(level, lang)}: ${formatNumber(n)}`).join(', ');
  return (
    <>
      {/* A canvas is no img element, but it is a picture with a name. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <canvas ref={canvas} className="wall-map" role="img" aria-label={`${t('map')}. ${words}`} />
      <div className="wall-map-foot">
        <ul className="wall-legend">
          {counts
            .filter(({ n }) => n > 0)
            .map(({ level, n }) => (
              <li key={level}>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                  <path
                    d={zoneLooks[level].shape}
                    fill={zoneLooks[level].fill}
                    stroke={zoneInk}
                    strokeWidth={1.5}
                  />
                  <path
                    d={zoneLooks[level].mark}
                    fill="none"
                    stroke={zoneLooks[level].text}
                    strokeWidth={2}
                  />
                </svg>
                {zoneWord(level, lang)}: {formatNumber(n)}
              </li>
            ))}
          {shapes.data?.approximate === true ? <li className="wall-soft">{t('approximate')}</li> : null}
        </ul>
        {/* Maps of Viet Nam, and of a part of it, always show its archipelagos. */}
        <Archipelagos />
      </div>
    </>
  );
}
