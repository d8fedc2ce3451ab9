import { TextInput } from '@mantine/core';

/** Limits of the contract, degrees Celsius. */
const COLDEST = 30;
const HOTTEST = 45;

/** A typed temperature with a decimal comma or point: a number, undefined when empty, null when it is none. */
export function readTemperature(text: string): number | undefined | null {
  const plain = text.trim().replace(',', '.');
  if (plain === '') {
    return undefined;
  }
  const degrees = Number(plain);
  return Number.isFinite(degrees) && degrees >= COLDEST && degrees <= HOTTEST ? degrees : null;
}

type TemperatureProps = {
  readonly label: string;
  readonly error: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** Temperature as typed: `37,5`. */
export function Temperature({ label, error, value, onChange }: TemperatureProps) {
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={value}
      error={readTemperature(value) === null ? error : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
