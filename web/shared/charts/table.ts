import { formatNumber } from '../formats.ts';
import { defineTexts } from '../texts.ts';
import { type ChartSpec, pointLabel } from './spec.ts';

const t = defineTexts({ vi: { time: 'Thời điểm' }, en: { time: 'Time' } });

function row(cell: 'th' | 'td', texts: readonly string[]): HTMLTableRowElement {
  const made = document.createElement('tr');
  for (const [index, text] of texts.entries()) {
    const element = document.createElement(index === 0 ? 'th' : cell);
    element.textContent = text;
    element.setAttribute('scope', cell === 'th' ? 'col' : 'row');
    if (index > 0 && cell === 'td') {
      element.removeAttribute('scope');
    }
    made.append(element);
  }
  return made;
}

/** The figures of a chart as a table, one row a point, newest first. */
export function chartTable(spec: ChartSpec): HTMLElement {
  const table = document.createElement('table');
  const caption = document.createElement('caption');
  caption.textContent = `${spec.title} (${spec.unit})`;
  const head = document.createElement('thead');
  head.append(row('th', [t('time'), ...spec.series.map(({ name }) => name)]));
  const body = document.createElement('tbody');
  for (const [index, time] of [...spec.times.entries()].toReversed()) {
    const values = spec.series.map(({ values }) => values[index] ?? null);
    body.append(
      row('td', [
        pointLabel(time, spec.step),
        ...values.map((value) => (value === null ? '–' : formatNumber(value))),
      ]),
    );
  }
  table.append(caption, head, body);
  const box = document.createElement('div');
  box.className = 'vx-chart-table';
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', caption.textContent);
  box.append(table);
  return box;
}
