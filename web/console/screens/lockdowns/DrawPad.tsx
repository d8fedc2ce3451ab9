import { Button } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import './pad.css';
import type { Corner } from './outline.ts';
import { texts } from './texts.ts';

type DrawPadProps = {
  readonly areaId: string | null;
  readonly corners: readonly Corner[];
  readonly onChange: (corners: readonly Corner[]) => void;
};
type Ring = readonly (readonly number[])[];

const WIDTH = 640;
const MARGIN = 12;
const RADIAN = Math.PI / 180;
/** How far an arrow key moves the cross, in units of the picture. */
const STRIDE = 8;
const arrows: { readonly [key: string]: readonly [number, number] } = {
  ArrowUp: [0, -STRIDE],
  ArrowDown: [0, STRIDE],
  ArrowLeft: [-STRIDE, 0],
  ArrowRight: [STRIDE, 0],
};

/** The commune as a plain picture: a click, or Enter at the cross that arrow keys move, is a corner. Corners can be typed below it too. */
export function DrawPad(props: DrawPadProps) {
  const t = useTexts(texts);
  const shapes = useApi('GET /public/map/shapes', {});
  return props.areaId === null ? (
    <p className="muted">{t('padWait')}</p>
  ) : (
    <Await query={shapes} lines={6}>
      {({ topology }) => <Pad {...props} rings={ringsOf(topology, props.areaId ?? '')} />}
    </Await>
  );
}

function Pad({ rings, corners, onChange }: DrawPadProps & { readonly rings: readonly Ring[] }) {
  const t = useTexts(texts);
  const [cross, setCross] = useState<readonly [number, number] | null>(null);
  const all = rings.flat();
  if (all.length === 0) {
    return null;
  }
  const lons = all.map(([lon]) => lon ?? 0);
  const lats = all.map(([, lat]) => lat ?? 0);
  const [west, south, north] = [Math.min(...lons), Math.min(...lats), Math.max(...lats)];
  // A degree of longitude is shorter than one of latitude.
  const narrow = Math.cos(((south + north) / 2) * RADIAN);
  const scale = (WIDTH - 2 * MARGIN) / ((Math.max(...lons) - west) * narrow);
  const height = (north - south) * scale + 2 * MARGIN;
  const project = ([lon = 0, lat = 0]: readonly number[]) =>
    [MARGIN + (lon - west) * narrow * scale, MARGIN + (north - lat) * scale] as const;
  const path = (ring: Ring) =>
    `M${ring
      .map((point) =>
        project(point)
          .map((n) => n.toFixed(1))
          .join(' '),
      )
      .join('L')}Z`;
  const addAt = (x: number, y: number) => {
    const lon = west + (x - MARGIN) / (narrow * scale);
    onChange([...corners, [lon, north - (y - MARGIN) / scale]]);
  };
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (event.detail === 0) {
      // Enter or space: the corner is where the cross stands.
      addAt(...(cross ?? [WIDTH / 2, height / 2]));
      return;
    }
    const box = event.currentTarget.getBoundingClientRect();
    addAt(
      ((event.clientX - box.left) / box.width) * WIDTH,
      ((event.clientY - box.top) / box.height) * height,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = arrows[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const [x, y] = cross ?? [WIDTH / 2, height / 2];
      setCross([Math.min(WIDTH, Math.max(0, x + by[0])), Math.min(height, Math.max(0, y + by[1]))]);
    }
  };
  return (
    <div className="stack">
      <button
        type="button"
        className="draw-pad"
        aria-label={t('pad')}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
          {rings.map((ring, i) => (
            <path key={i} className="draw-pad-unit" d={path(ring)} />
          ))}
          {corners.length > 1 ? <path className="draw-pad-ring" d={path(corners)} /> : null}
          {corners.map((corner, i) => {
            const [cx, cy] = project(corner);
            return <circle key={i} className="draw-pad-corner" cx={cx} cy={cy} r={5} />;
          })}
          {cross === null ? null : (
            <path className="draw-pad-cross" d={`M${cross[0] - 9} ${cross[1]}h18m-9 -9v18`} />
          )}
        </svg>
      </button>
      <div className="row">
        <span className="muted" aria-live="polite">
          {t('points', { n: formatNumber(corners.length) })}
        </span>
        <Button
          variant="default"
          size="compact-sm"
          disabled={corners.length === 0}
          onClick={() => onChange(corners.slice(0, -1))}
        >
          {t('undo')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={corners.length === 0}
          onClick={() => onChange([])}
        >
          {t('clear')}
        </Button>
      </div>
    </div>
  );
}

function ringsOf(topology: unknown, areaId: string): Ring[] {
  const shaped = topology as Topology<{ areas: GeometryCollection }>;
  const own = feature(shaped, shaped.objects.areas).features.find(({ id }) => id === areaId);
  if (own === undefined) {
    return [];
  }
  const { geometry } = own;
  return geometry.type === 'Polygon'
    ? geometry.coordinates
    : geometry.type === 'MultiPolygon'
      ? geometry.coordinates.flat()
      : [];
}
