import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { useElementKeys } from '../../kit/useElementKeys.ts';
import './chain.css';
import type { Scene } from './scene.ts';
import { listenToGestures } from './gestures.ts';
import { createPainter, type Painter } from './painter.ts';
import { stepFrom } from './steps.ts';
import { texts } from './texts.ts';

type ChainCanvasProps = {
  readonly scene: Scene;
  readonly label: string;
  readonly describe: (index: number) => string;
  readonly onFocus: (index: number | null) => void;
  readonly onOpen: (index: number) => void;
  /** Hands over the canvas, for the export as a picture. */
  readonly onCanvas: (canvas: HTMLCanvasElement | null) => void;
};

const ZOOM = 1.6;

/** A large drawing on a canvas: dragged, zoomed, walked through by keys; what has the focus is read out. */
export function ChainCanvas(props: ChainCanvasProps) {
  const { scene, label, describe, onFocus, onOpen, onCanvas } = props;
  const t = useTexts(texts);
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  const latest = useRef({ scene, onFocus, onOpen });
  const [hovered, setHovered] = useState<number | null>(null);
  const { focused } = scene;

  useEffect(() => {
    latest.current = { scene, onFocus, onOpen };
  });
  useEffect(() => {
    const made = createPainter(canvas.current!);
    const host = stage.current!;
    const stop = new AbortController();
    painter.current = made;
    onCanvas(canvas.current);
    const watch = new ResizeObserver(() =>
      made.resize({ width: host.clientWidth, height: host.clientHeight }),
    );
    made.resize({ width: host.clientWidth, height: host.clientHeight });
    watch.observe(host);
    listenToGestures(
      host,
      made,
      {
        tap: (at) => {
          const index = made.nodeAt(at);
          if (index !== null && made.isReadable()) {
            latest.current.onOpen(index);
          } else if (index !== null) {
            latest.current.onFocus(index);
            made.reveal(index);
          }
        },
        hover: (at) => setHovered(at === null ? null : made.nodeAt(at)),
      },
      stop.signal,
    );
    return () => {
      stop.abort();
      watch.disconnect();
      made.stop();
      painter.current = null;
      onCanvas(null);
    };
  }, [onCanvas]);
  useEffect(() => painter.current?.show(scene), [scene]);
  useEffect(() => {
    if (focused !== null) {
      painter.current?.reveal(focused);
    }
  }, [focused]);

  useElementKeys(stage, (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Enter' && focused !== null) {
      onOpen(focused);
    } else if (event.key === '+' || event.key === '=') {
      painter.current?.zoom(ZOOM);
    } else if (event.key === '-') {
      painter.current?.zoom(1 / ZOOM);
    } else if (event.key === '0') {
      painter.current?.whole();
    } else {
      const next = stepFrom(scene.model, scene.placement, focused, event.key);
      if (next === null) {
        return;
      }
      onFocus(next);
    }
    event.preventDefault();
  });
  const shown = hovered ?? focused;
  return (
    <div className="chain-drawing">
      {/* The drawing is walked through by keys like a map: it takes the focus, and the table below says the same. */}
      <div
        className="chain-stage"
        ref={stage}
        role="application"
        aria-label={label}
        aria-describedby="chain-keys"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <canvas ref={canvas} className="chain-canvas" aria-hidden="true" />
      </div>
      <div className="row chain-zoom">
        <Button variant="default" size="compact-md" onClick={() => painter.current?.zoom(ZOOM)}>
          {t('zoomIn')}
        </Button>
        <Button variant="default" size="compact-md" onClick={() => painter.current?.zoom(1 / ZOOM)}>
          {t('zoomOut')}
        </Button>
        <Button variant="default" size="compact-md" onClick={() => painter.current?.whole()}>
          {t('whole')}
        </Button>
      </div>
      <p className="chain-status" aria-hidden="true">
        {shown === null ? t('nothingFocused') : describe(shown)}
      </p>
      <output className="hidden">{focused === null ? '' : describe(focused)}</output>
      <p className="muted small" id="chain-keys">
        {t('keys')}
      </p>
    </div>
  );
}
