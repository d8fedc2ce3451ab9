import { Popover } from '@mantine/core';
import { useId, useState } from 'react';
import type { IndicatorCode, Measure } from '../../../../contract/indicators.ts';
import { formatCalendarDate, formatNumber } from '../../../shared/formats.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type ExplainProps = {
  readonly code: IndicatorCode;
  readonly measure?: Measure;
  /** Data as of, already in words. */
  readonly asOf: string;
};

/** "i": how the figure is made, from what, by which source, as of when. Opens by pointing, by focus and by a click. */
export function Explain({ code, measure, asOf }: ExplainProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const labelOf = useLabel();
  const id = useId();
  const [open, setOpen] = useState(false);
  const dictionary = useApi('GET /indicators/dictionary', {}, { enabled: open });
  const entry = dictionary.data?.items.find((one) => one.code === code);
  const name = labelOf('indicator', code);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom" width={340} withinPortal shadow="md">
      <Popover.Target>
        <button
          type="button"
          className="explain"
          aria-label={t('explain', { name })}
          aria-expanded={open}
          aria-describedby={open ? id : undefined}
          onMouseEnter={() => setOpen(true)}
          onMouseLeave={() => setOpen(false)}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onClick={() => setOpen(true)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              setOpen(false);
            }
          }}
        >
          i
        </button>
      </Popover.Target>
      <Popover.Dropdown className="explain-text" id={id} role="tooltip">
        <strong>{name}</strong>
        <Facts
          items={[
            [t('formula'), entry === undefined ? '…' : lang === 'vi' ? entry.formulaVi : entry.formulaEn],
            [t('source'), entry === undefined ? '…' : lang === 'vi' ? entry.sourceVi : entry.sourceEn],
            ...(measure === undefined ? [] : factsOf(measure)),
          ]}
        />
        <p className="small muted">{asOf}</p>
      </Popover.Dropdown>
    </Popover>
  );

  function factsOf(one: Measure): [string, string][] {
    const count = (title: string, value: number | null): [string, string][] =>
      value === null ? [] : [[title, formatNumber(value, 0)]];
    return [
      ...count(t('numerator'), one.numerator),
      ...count(t('denominator'), one.denominator),
      [t('days'), `${formatCalendarDate(one.from)} – ${formatCalendarDate(one.to)}`],
    ];
  }
}
