import { label } from '../../../../contract/labels.ts';
import type { DataClass } from '../../../../contract/rights.ts';
import {
  coded,
  day,
  listed,
  named,
  plain,
  type Reader,
  type Readers,
} from '../../../platform/audit/history-words.ts';
import type { Identifier } from '../types.ts';
import { mask, presentName } from './present.ts';

/** Old values are shown as the record itself is: see `presentDetail`. */
export function historyReaders(areaName: (id: string) => string | undefined, dataClass: DataClass): Readers {
  if (dataClass === 'none') {
    return {};
  }
  const whole = dataClass === 'personal' || dataClass === 'sensitive';
  const number: Reader = (value) => plain(whole ? value : mask(String(value as string)));
  const onlyWhole = (reader: Reader) => (whole ? reader : 'hidden');
  return {
    fullName: (value) => plain(presentName(value as string, true, dataClass)),
    sex: coded((code, lang) => label('sex', code, lang)),
    birthDate: onlyWhole(day),
    birthYear: plain,
    phones: listed(number),
    identifiers: listed((one) => {
      const { kind, value } = one as Identifier;
      const shown = whole ? value : mask(value);
      return {
        vi: `${label('identifierKind', kind, 'vi')} ${shown}`,
        en: `${label('identifierKind', kind, 'en')} ${shown}`,
      };
    }),
    address: onlyWhole(plain),
    areaId: named(areaName),
    householdId: onlyWhole(named(() => null)),
  };
}
