import { Button } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import type { UrlValues } from './useUrlState.ts';

/** A number of things that wait, and the filters that list exactly these. */
export type Count = {
  readonly key: string;
  readonly text: string;
  readonly n: number;
  /** How many of them are late, in words; empty: none. */
  readonly late?: string;
  readonly show: UrlValues;
};

type CountsProps = {
  readonly label: string;
  readonly counts: readonly Count[];
  readonly onShow: (show: UrlValues) => void;
};

/** Numbers of what waits, side by side; a press shows the list behind one. */
export function Counts({ label, counts, onShow }: CountsProps) {
  return (
    <fieldset className="row plain-set" aria-label={label}>
      {counts.map(({ key, text, n, late = '', show }) => (
        <Button
          key={key}
          variant={n > 0 ? 'light' : 'default'}
          disabled={n === 0}
          onClick={() => onShow(show)}
        >
          {text}: {formatNumber(n)}
          {late === '' ? '' : ` (${late})`}
        </Button>
      ))}
    </fieldset>
  );
}
