/** A number set with two big keys: gloves type badly. Null until touched. */
export function Stepper(props: {
  readonly label: string;
  readonly value: number | null;
  readonly start: number;
  readonly step: number;
  readonly min: number;
  readonly max: number;
  readonly shown: (value: number) => string;
  readonly onChange: (value: number) => void;
}) {
  const { label, value, start, step, min, max, shown, onChange } = props;
  const move = (by: number) =>
    onChange(value === null ? start : Math.min(max, Math.max(min, value + by * step)));
  return (
    <fieldset class="stepper" aria-label={label}>
      <span>{label}</span>
      <button type="button" aria-label={`${label} −`} onClick={() => move(-1)}>
        −
      </button>
      <output>{value === null ? '–' : shown(value)}</output>
      <button type="button" aria-label={`${label} +`} onClick={() => move(1)}>
        +
      </button>
    </fieldset>
  );
}
