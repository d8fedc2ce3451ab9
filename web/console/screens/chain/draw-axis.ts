import { FONT, type Frame } from './scene.ts';
import type { Pen } from './pen.ts';
import { UNDATED_COLUMN } from './placement.ts';
import { AXIS } from './view.ts';

const DAY_MS = 86_400_000;
/** Days between two dates of the axis, and the pixels that a date takes. */
const STEPS = [1, 2, 7, 14, 28, 56, 112, 364] as const;
const DATE_WIDTH = 84;
const LANE_TEXT = 12;
const CHARACTER = 6.4;

function dateOf(day: number): string {
  const [year, month, date] = new Date(day * DAY_MS).toISOString().slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/** The dates above the drawing, with a line down from each. */
export function drawAxis(pen: Pen, { scene, size, view, left }: Frame): void {
  const { firstDay, hasUndated, columns } = scene.placement;
  pen.fillStyle = '#f4f6f8';
  pen.fillRect(0, 0, size.width, AXIS);
  pen.font = `12px ${FONT}`;
  pen.textAlign = 'start';
  pen.textBaseline = 'middle';
  if (firstDay === null) {
    return;
  }
  const step = STEPS.find((days) => days * view.kx >= DATE_WIDTH) ?? STEPS[STEPS.length - 1]!;
  const ticks: number[] = [];
  const from = hasUndated ? UNDATED_COLUMN : 0;
  for (let day = from; day < columns; day += step) {
    const at = left + day * view.kx + view.dx;
    if (at >= left - 1 && at <= size.width - 20) {
      ticks.push(day);
    }
  }
  pen.strokeStyle = '#dde3e8';
  pen.lineWidth = 1;
  pen.beginPath();
  for (const day of ticks) {
    const at = left + day * view.kx + view.dx;
    pen.moveTo(at, AXIS);
    pen.lineTo(at, size.height);
  }
  pen.stroke();
  pen.fillStyle = '#33414c';
  for (const day of ticks) {
    pen.fillText(dateOf(firstDay + day), left + day * view.kx + view.dx + 3, AXIS / 2);
  }
  if (hasUndated && view.dx > -view.kx) {
    pen.fillText('?', left + 3, AXIS / 2);
  }
}

/** Stripes and names of the lanes. */
export function drawLanes(pen: Pen, { scene, size, view, left }: Frame): void {
  const { lanes } = scene.placement;
  if (lanes.length === 0) {
    return;
  }
  const top = (row: number) => AXIS + row * view.ky + view.dy;
  pen.fillStyle = '#f4f7fa';
  lanes.forEach((lane, i) => {
    if (i % 2 === 1 && top(lane.to) > AXIS && top(lane.from) < size.height) {
      pen.fillRect(0, top(lane.from), size.width, (lane.to - lane.from) * view.ky);
    }
  });
  pen.fillStyle = '#33414c';
  pen.font = `${LANE_TEXT}px ${FONT}`;
  pen.textAlign = 'start';
  pen.textBaseline = 'middle';
  const most = Math.floor((left - 8) / CHARACTER);
  let free = AXIS;
  for (const lane of lanes) {
    const [from, to] = [Math.max(AXIS, top(lane.from)), Math.min(size.height, top(lane.to))];
    const at = (from + to) / 2;
    // A lane lower than its name stays unnamed rather than unreadable.
    if (to - from >= LANE_TEXT * 0.8 && at - LANE_TEXT / 2 >= free) {
      pen.fillText(lane.name.length > most ? `${lane.name.slice(0, most - 1)}…` : lane.name, 4, at);
      free = at + LANE_TEXT / 2;
    }
  }
}
