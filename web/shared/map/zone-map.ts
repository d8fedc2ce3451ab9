import type { ZoneLevel } from '../zones.ts';
import { type MapCordon, projectCordons } from './cordons.ts';
import { drawScene } from './draw.ts';
import { frameMap } from './frame.ts';
import { listenToGestures } from './gestures.ts';
import { type MapPlace, createMarkers } from './markers.ts';
import { type Direction, neighbour } from './neighbours.ts';
import { type Shapes, readShapes } from './shapes.ts';
import { type Point, type View, centreOn, toDrawing, wholeView, zoomAt } from './view.ts';

export type MapArea = { readonly id: string; readonly name: string; readonly level: ZoneLevel };

export type { MapCordon } from './cordons.ts';
export type { MapPlace } from './markers.ts';

export type ZoneMapOptions = {
  /** TopoJSON of `GET /public/map/shapes`. */
  readonly topology: unknown;
  readonly approximate: boolean;
  readonly areas: readonly MapArea[];
  readonly places?: readonly MapPlace[];
  /** Cordoned areas in force. */
  readonly cordons?: readonly MapCordon[];
  /** What the picture is, for screen readers. */
  readonly label: string;
  /** One sentence on an area, read out when it gets the focus: "Xã Đồng Đăng, vùng xanh, 3 ca". */
  readonly describe: (id: string) => string;
  /** An area was chosen by tap or Enter; null: the choice was cleared. */
  readonly onSelect?: (id: string | null) => void;
  /** What is said of the place with this index of `places` when it is tapped. */
  readonly describePlace?: (index: number) => string;
};

export type ZoneMap = {
  /** New levels or names of the same outlines: redraws only. */
  readonly setAreas: (areas: readonly MapArea[]) => void;
  readonly setPlaces: (places: readonly MapPlace[]) => void;
  readonly setCordons: (cordons: readonly MapCordon[]) => void;
  /** The legend as a filter: levels to show in colour; null shows all. */
  readonly setFilter: (levels: ReadonlySet<ZoneLevel> | null) => void;
  /** Mark an area from outside (a list, a search); `move` brings it into view. */
  readonly select: (id: string | null, move?: boolean) => void;
  readonly destroy: () => void;
};

const arrows: { readonly [key: string]: Direction } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const STEP = 1.6;

/**
 * A zone map in `host`: canvas with hatch, outlines and signs, wheel, drag, pinch, buttons and keys. It is a picture
 * with its own keyboard way; the list of the same areas is the app's duty. Needs map.css.
 */
export function createZoneMap(host: HTMLElement, options: ZoneMapOptions): ZoneMap {
  let areas = new Map(options.areas.map((area) => [area.id, area]));
  let places = options.places ?? [];
  let cordons = options.cordons ?? [];
  let filter: ReadonlySet<ZoneLevel> | null = null;
  let focused: string | null = null;
  let selected: string | null = null;
  let view: View = wholeView;
  let outlines: Shapes = readShapes(null, { width: 0, height: 0 });
  let frame = 0;
  const stop = new AbortController();
  let markers = createMarkers([], outlines.project);
  let drawn = projectCordons([], outlines.project);
  const parts = frameMap(host, options);
  const context = parts.canvas.getContext('2d');
  const size = () => ({ width: parts.stage.clientWidth, height: parts.stage.clientHeight });

  const paint = () => {
    frame = 0;
    if (context !== null) {
      const levelOf = (id: string) => areas.get(id)?.level ?? 'none';
      const nameOf = (id: string) => areas.get(id)?.name ?? '';
      const shown = (level: ZoneLevel) => filter === null || filter.has(level);
      const scene = {
        shapes: outlines.shapes,
        markers: markers.shown(view, size()),
        cordons: drawn,
        levelOf,
        nameOf,
        shown,
        focused,
        selected,
      };
      drawScene(context, scene, view, parts.canvas.width / Math.max(1, size().width));
    }
  };
  const redraw = () => {
    frame ||= requestAnimationFrame(paint);
  };
  const setView = (next: View) => {
    view = next;
    redraw();
  };
  const zoom = (factor: number) => {
    setView(zoomAt(view, factor, [size().width / 2, size().height / 2], size()));
  };
  const moveTo = (id: string, k: number) => {
    const shape = outlines.shapes.find((candidate) => candidate.id === id);
    if (shape !== undefined) {
      setView(centreOn(view, shape.centre, k, size()));
    }
  };
  const choose = (id: string | null) => {
    selected = id;
    focused = id ?? focused;
    parts.say(id === null ? '' : options.describe(id));
    redraw();
    options.onSelect?.(id);
  };
  const tap = (at: Point) => {
    const marker = markers.hit(view, size(), at);
    if (marker === null) {
      choose(hit(at));
    } else if (marker.count > 1) {
      setView(zoomAt(view, 2, at, size()));
    } else {
      parts.say(options.describePlace?.(marker.first) ?? '');
    }
  };
  const hit = (at: Point) => {
    const [x, y] = toDrawing(view, at);
    // The context's own transform does not apply to the point, so it is reset before asking.
    context?.setTransform(1, 0, 0, 1, 0, 0);
    return outlines.shapes.find((shape) => context?.isPointInPath(shape.path, x, y))?.id ?? null;
  };
  const resize = () => {
    const { width, height } = size();
    const ratio = globalThis.devicePixelRatio || 1;
    parts.canvas.width = Math.round(width * ratio);
    parts.canvas.height = Math.round(height * ratio);
    outlines = readShapes(options.topology, { width, height });
    markers = createMarkers(places, outlines.project);
    drawn = projectCordons(cordons, outlines.project);
    view = wholeView;
    paint();
  };
  const onKey = (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    const anchors = outlines.shapes.map(({ id, centre }) => ({ id, at: centre }));
    if (direction !== undefined) {
      focused = neighbour(anchors, focused ?? selected, direction) ?? focused;
      if (focused !== null) {
        parts.say(options.describe(focused));
        moveTo(focused, view.k);
      }
    } else if (event.key === 'Enter' || event.key === ' ') {
      choose(focused);
    } else if (event.key === 'Escape') {
      choose(null);
    } else if (event.key === '+' || event.key === '=') {
      zoom(STEP);
    } else if (event.key === '-') {
      zoom(1 / STEP);
    } else if (event.key === '0') {
      setView(wholeView);
    } else {
      return;
    }
    event.preventDefault();
  };

  const { signal } = stop;
  listenToGestures({ element: parts.stage, size, view: () => view, setView, onTap: tap }, signal);
  parts.stage.addEventListener('keydown', onKey, { signal });
  parts.stage.addEventListener('blur', () => ((focused = null), redraw()), { signal });
  parts.zoomIn.addEventListener('click', () => zoom(STEP), { signal });
  parts.zoomOut.addEventListener('click', () => zoom(1 / STEP), { signal });
  parts.whole.addEventListener('click', () => setView(wholeView), { signal });
  const observer = new ResizeObserver(resize);
  observer.observe(parts.stage);

  return {
    setAreas(next) {
      areas = new Map(next.map((area) => [area.id, area]));
      redraw();
    },
    setPlaces(next) {
      places = next;
      markers = createMarkers(places, outlines.project);
      redraw();
    },
    setCordons(next) {
      cordons = next;
      drawn = projectCordons(cordons, outlines.project);
      redraw();
    },
    setFilter(levels) {
      filter = levels;
      redraw();
    },
    select(id, move = true) {
      selected = id;
      redraw();
      if (id !== null && move) {
        moveTo(id, 2.5);
      }
    },
    destroy() {
      stop.abort();
      observer.disconnect();
      cancelAnimationFrame(frame);
      host.replaceChildren();
    },
  };
}
