type Option<V extends string> = { readonly value: V; readonly label: string };

/** A group of check boxes (several answers). */
export function Checks<V extends string>(props: {
  readonly legend: string;
  readonly options: readonly Option<V>[];
  readonly chosen: readonly V[];
  readonly onChange: (chosen: V[]) => void;
}) {
  const toggle = (value: V) => {
    const without = props.chosen.filter((item) => item !== value);
    props.onChange(without.length === props.chosen.length ? [...without, value] : without);
  };
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <label class="choice" key={value}>
          <input type="checkbox" checked={props.chosen.includes(value)} onChange={() => toggle(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A group of radio buttons (one answer). */
export function Radios<V extends string>(props: {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly Option<V>[];
  readonly chosen: V | undefined;
  readonly onChange: (chosen: V) => void;
}) {
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <label class="choice" key={value}>
          <input
            type="radio"
            name={props.name}
            checked={props.chosen === value}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
