import type { ShownChange } from '../../../contract/history.ts';
import { LOCAL_OFFSET_MS } from '../clock/clock.ts';

export type Words = NonNullable<ShownChange['from']>;
/** How a kept value reads. */
export type Reader = (value: unknown) => Words | null;
/** Readers by field; `hidden` where this viewer may not see it. A field that is not named is hidden too. */
export type Readers = { readonly [field: string]: Reader | 'hidden' };

/** A text or a number as it is. */
export const plain: Reader = (value) => same(String(value as string | number));

/** `YYYY-MM-DD` as people write it. */
export const day: Reader = (value) =>
  same(
    String(value as string)
      .split('-')
      .toReversed()
      .join('/'),
  );

/** An instant in local time, `dd/MM/yyyy HH:mm`. */
export const instant: Reader = (value) => {
  const local = new Date(Date.parse(String(value as string)) + LOCAL_OFFSET_MS).toISOString();
  return same(`${local.slice(0, 10).split('-').toReversed().join('/')} ${local.slice(11, 16)}`);
};

export const yesNo: Reader = (value) =>
  value === true ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' };

/** A code by its name in both languages. */
export function coded(nameOf: (code: never, lang: 'vi' | 'en') => string): Reader {
  return (value) => ({ vi: nameOf(value as never, 'vi'), en: nameOf(value as never, 'en') });
}

/** What a reference names; one that is not known any more by the end of its id. */
export function named(nameOf: (id: string) => string | null | undefined): Reader {
  return (value) => same(nameOf(String(value as string)) ?? `…${String(value as string).slice(-6)}`);
}

/** A list, each of its values by a reader. */
export function listed(reader: Reader): Reader {
  return (value) => {
    const words = (value as readonly unknown[]).flatMap((one) => reader(one) ?? []);
    return words.length === 0
      ? null
      : { vi: words.map(({ vi }) => vi).join('; '), en: words.map(({ en }) => en).join('; ') };
  };
}

function same(text: string): Words {
  return { vi: text, en: text };
}
