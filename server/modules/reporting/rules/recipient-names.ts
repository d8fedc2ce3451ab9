import { label } from '../../../../contract/labels.ts';
import type { Pick, Target } from '../../directives/index.ts';

/**
 * How a paper names its recipients: a group by one line, as administrations do (`Các xã, phường thuộc tỉnh Lạng Sơn`), the
 * others by name. @param unitName full name of a unit by its id.
 */
export function recipientNames(
  picks: readonly Pick[],
  targets: readonly Target[],
  unitName: (id: string) => string,
): string[] {
  const names = picks.map(({ kind, id, organisationKind }) => {
    if (kind === 'communes-of') {
      return `Các xã, phường thuộc ${lower(unitName(id))}`;
    }
    if (kind === 'organisations-of') {
      const who =
        organisationKind === undefined
          ? 'cơ quan, đơn vị'
          : lower(label('organisationKind', organisationKind, 'vi'));
      return `Các ${who} thuộc ${lower(unitName(id))}`;
    }
    return targets.find((one) => one.kind === kind && one.id === id.toLowerCase())?.name ?? '';
  });
  return [...new Set(names.filter((name) => name !== ''))];
}

function lower(text: string): string {
  return `${text.slice(0, 1).toLocaleLowerCase('vi')}${text.slice(1)}`;
}
