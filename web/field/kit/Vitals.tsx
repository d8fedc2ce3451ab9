import { Stepper } from './Stepper.tsx';

/** Temperature in tenths of a degree, set in steps of a tenth from 36.5. */
export function Temperature(props: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Stepper
      {...props}
      start={365}
      step={1}
      min={340}
      max={430}
      shown={(value) => (value / 10).toFixed(1).replace('.', ',')}
    />
  );
}

/** How many people, up to 99. */
export function People(props: {
  readonly label: string;
  readonly value: number | null;
  readonly least: number;
  readonly onChange: (value: number) => void;
}) {
  const { least, ...rest } = props;
  return <Stepper {...rest} start={least} step={1} min={least} max={99} shown={String} />;
}

/** A question with two big answers; null until answered. */
export function YesNo(props: {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly value: boolean | null;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <fieldset class="row" aria-label={props.question}>
      <span>{props.question}</span>
      {([false, true] as const).map((value) => (
        <button
          key={String(value)}
          type="button"
          aria-pressed={props.value === value}
          onClick={() => props.onChange(value)}
        >
          {value ? props.yes : props.no}
        </button>
      ))}
    </fieldset>
  );
}
