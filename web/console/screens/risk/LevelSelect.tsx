import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

type LevelSelectProps = {
  readonly label: string;
  /** The label is read out, not shown: inside a table its column says it. */
  readonly bare?: boolean;
  readonly value: number | null;
  readonly onChange: (level: number | null) => void;
  /** Text of the empty choice. */
  readonly empty?: string;
};

/** One of the four levels. */
export function LevelSelect({ label, bare = false, value, onChange, empty }: LevelSelectProps) {
  const t = useTexts(texts);
  return (
    <NativeSelect
      className="risk-choice"
      {...(bare ? { 'aria-label': label } : { label })}
      value={value === null ? '' : String(value)}
      onChange={(event) =>
        onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
      }
      data={[
        ...(empty === undefined ? [] : [{ value: '', label: empty }]),
        ...[1, 2, 3, 4].map((n) => ({ value: String(n), label: t('levelNo', { n }) })),
      ]}
    />
  );
}
