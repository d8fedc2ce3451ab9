/** Answers as big keys, one or several; a second tap takes a free answer back. */
export function Chips<V extends string>(props: {
  readonly legend: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: readonly V[];
  readonly onToggle: (value: V) => void;
  readonly error?: string | null;
}) {
  return (
    <fieldset class="chips">
      <legend>{props.legend}</legend>
      <div class="row">
        {props.options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={props.chosen.includes(value)}
            onClick={() => props.onToggle(value)}
          >
            {label}
          </button>
        ))}
      </div>
      {props.error && <p class="field-error">{props.error}</p>}
    </fieldset>
  );
}
