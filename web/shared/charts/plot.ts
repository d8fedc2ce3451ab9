import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatNumber } from '../formats.ts';
import { defineTexts } from '../texts.ts';
import { bandFill, BAND_OPACITY, GRID, HATCH, INK_SOFT, lookOf, STEP_SECONDS } from './looks.ts';
import { type ChartSpec, axisLabel, pointLabel } from './spec.ts';

const t = defineTexts({ vi: { time: 'Thời điểm' }, en: { time: 'Time' } });

const HEIGHT = 240;
// A day has one label: no marks between days.
const DAY_STEPS = [1, 2, 7, 14, 28, 56, 112, 224, 448].map((days) => days * 86_400);

/** Hatch everything from the first incomplete point to the right edge. */
function hatchFrom(start: number) {
  return (plot: uPlot) => {
    const { ctx, bbox } = plot;
    const left = Math.max(bbox.left, plot.valToPos(start, 'x', true));
    const width = bbox.left + bbox.width - left;
    if (width <= 0) {
      return;
    }
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, width, bbox.height);
    ctx.clip();
    ctx.strokeStyle = `${HATCH}80`;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (let x = left - bbox.height; x < left + width; x += 10) {
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  };
}

/** A single point stands in the middle of its hour or day. */
function around(low: number, high: number, margin: number): [number, number] {
  return [low - margin, high + margin];
}

function seriesOf(spec: ChartSpec): uPlot.Series[] {
  return spec.series.map(({ name, kind = spec.kind, like }, index) => {
    const look = lookOf(like ?? index);
    const bars = kind === 'bar' ? uPlot.paths.bars?.({ size: [0.7, 40] }) : undefined;
    return {
      label: name,
      stroke: look.stroke,
      width: 2,
      dash: [...look.dash],
      value: (_: uPlot, value: number | null) => (value === null ? '–' : formatNumber(value)),
      ...(bars === undefined ? {} : { paths: bars, fill: look.stroke, points: { show: false } }),
    };
  });
}

/** Draw with uPlot into `host`; the drawing follows the width of the host. Call the answer to stop. */
export function drawPlot(host: HTMLElement, spec: ChartSpec): () => void {
  const seconds = spec.times.map((time) => Date.parse(time) / 1000);
  const data: uPlot.AlignedData = [seconds, ...spec.series.map(({ values }) => [...values])];
  const instantOf = (value: number) => new Date(value * 1000).toISOString();
  const label = (value: number) => pointLabel(instantOf(value), spec.step);
  // Bars are as wide as their hour or day, half of it on either side.
  const margin = spec.kind === 'bar' ? STEP_SECONDS[spec.step] / 2 : 0;
  const axis = { stroke: INK_SOFT, grid: { stroke: GRID }, font: '13px "Be Vietnam Pro", sans-serif' };
  host.replaceChildren();
  const plot = new uPlot(
    {
      width: Math.max(280, host.clientWidth),
      height: HEIGHT,
      tzDate: (at) => uPlot.tzDate(new Date(at * 1000), 'Asia/Ho_Chi_Minh'),
      ...(spec.bands === undefined
        ? {}
        : {
            bands: spec.bands.map(({ low, high, of }): uPlot.Band => ({
              series: [high + 1, low + 1],
              fill: `${bandFill(of)}${Math.round(BAND_OPACITY * 255).toString(16)}`,
            })),
          }),
      series: [
        { label: t('time'), value: (_, value: number | null) => (value === null ? '–' : label(value)) },
        ...seriesOf(spec),
      ],
      axes: [
        {
          ...axis,
          ...(spec.step === 'hour' ? {} : { incrs: DAY_STEPS }),
          values: (_, splits) => splits.map((split) => axisLabel(instantOf(split), spec.step)),
        },
        { ...axis, size: 56, values: (_, splits) => splits.map((split) => formatNumber(split)) },
      ],
      scales: {
        x: {
          range: (_, low, high) => around(low, high, low === high ? STEP_SECONDS[spec.step] / 2 : margin),
        },
        y: { range: (_, __, high) => [0, Math.max(1, high * 1.1)] },
      },
      hooks:
        spec.incompleteFrom === undefined
          ? {}
          : { draw: [hatchFrom(Date.parse(spec.incompleteFrom) / 1000 - margin)] },
    },
    data,
    host,
  );
  const observer = new ResizeObserver(() => {
    plot.setSize({ width: Math.max(280, host.clientWidth), height: HEIGHT });
  });
  observer.observe(host);
  return () => {
    observer.disconnect();
    plot.destroy();
  };
}
