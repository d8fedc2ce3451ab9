import { formatNumber } from '../formats.ts';
import { defineTexts } from '../texts.ts';
import { type ChartSpec, pointLabel } from './spec.ts';
import { chartTable } from './table.ts';

export type { ChartSeries, ChartSpec, ChartStep } from './spec.ts';
export type Chart = {
  readonly destroy: () => void;
  /** The drawing as a PNG with its title; null while it is not drawn. */
  readonly toPng: () => Promise<Blob | null>;
};

const t = defineTexts({
  vi: {
    table: 'Xem bảng số liệu',
    loading: 'Đang vẽ biểu đồ…',
    incomplete: 'Phần gạch chéo: số liệu chưa đầy đủ, còn thay đổi.',
    failed: 'Không vẽ được biểu đồ; số liệu nằm trong bảng.',
  },
  en: {
    table: 'Show as table',
    loading: 'Drawing the chart…',
    incomplete: 'Hatched: figures are not complete yet and will change.',
    failed: 'The chart could not be drawn; the figures are in the table.',
  },
});

/** One sentence that says what the chart shows: for screen readers, who then open the table. */
export function chartSummary(spec: ChartSpec): string {
  const parts = spec.series.map(({ name, values }) => {
    const last = values.findLast((value) => value !== null) ?? null;
    return `${name}: ${last === null ? '–' : `${formatNumber(last)} ${spec.unit}`}`;
  });
  const end = spec.times.at(-1);
  return `${spec.title}. ${end === undefined ? '' : `${pointLabel(end, spec.step)}: `}${parts.join('; ')}.`;
}

/**
 * A line or bar chart in `host`, always with a table of the same figures. The drawing library is loaded when the first
 * chart is made; the table is there at once and stays if loading fails.
 */
export function createChart(host: HTMLElement, spec: ChartSpec): Chart {
  const figure = document.createElement('figure');
  figure.className = 'vx-chart';
  const caption = document.createElement('figcaption');
  caption.textContent = spec.title;
  const plot = document.createElement('div');
  plot.className = 'vx-chart-plot';
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', chartSummary(spec));
  plot.textContent = t('loading');
  const note = document.createElement('p');
  note.className = 'vx-chart-note';
  note.textContent = spec.incompleteFrom === undefined ? '' : t('incomplete');
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = t('table');
  details.append(summary, chartTable(spec));
  figure.append(caption, plot, note, details);
  host.replaceChildren(figure);

  let stop: (() => void) | null = null;
  let destroyed = false;
  const load = async () => {
    try {
      const { drawPlot } = await import('./plot.ts');
      if (!destroyed) {
        stop = drawPlot(plot, spec);
      }
    } catch {
      plot.textContent = t('failed');
    }
  };
  void load();
  return {
    toPng: async () => {
      const drawn = plot.querySelector('canvas');
      return drawn === null ? null : await picture(drawn, spec);
    },
    destroy() {
      destroyed = true;
      stop?.();
      host.replaceChildren();
    },
  };
}

/** The drawing on white, below its title and the names of its series. */
async function picture(drawn: HTMLCanvasElement, spec: ChartSpec): Promise<Blob | null> {
  const scale = drawn.width / Math.max(1, drawn.clientWidth);
  const head = 48 * scale;
  const sheet = document.createElement('canvas');
  sheet.width = drawn.width;
  sheet.height = drawn.height + head;
  const ctx = sheet.getContext('2d');
  if (ctx === null) {
    return null;
  }
  ctx.fillStyle = '#fff';
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.fillStyle = '#16222c';
  ctx.font = `700 ${15 * scale}px "Be Vietnam Pro", sans-serif`;
  ctx.fillText(spec.title, 8 * scale, 20 * scale, sheet.width - 16 * scale);
  ctx.font = `${12 * scale}px "Be Vietnam Pro", sans-serif`;
  const names = spec.series.map(({ name }) => name).join(' · ');
  ctx.fillText(`${names} (${spec.unit})`, 8 * scale, 40 * scale, sheet.width - 16 * scale);
  ctx.drawImage(drawn, 0, head);
  return await new Promise((resolve) => {
    sheet.toBlob(resolve, 'image/png');
  });
}
