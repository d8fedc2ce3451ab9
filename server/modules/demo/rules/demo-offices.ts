import type { NewOrganisation } from '../../../registry/organisations/index.ts';
import type { DemoRun } from '../store/runs.ts';
import { demoId } from './ids.ts';

/** Key of a commune's people's committee among the demo's offices. */
export function committeeKey(communeCode: string): string {
  return `committee-${communeCode}`;
}

/** The offices that sign and act: of the province, and in each commune its people's committee and health station. */
export function demoOffices(
  run: DemoRun,
  province: { readonly name: string; readonly areaNo: number },
  areaNos: readonly number[],
): NewOrganisation[] {
  const office = (key: string, one: Omit<NewOrganisation, 'id'>): NewOrganisation => ({
    id: demoId(run, 'office', key),
    ...one,
  });
  const { name, areaNo } = province;
  return [
    office('committee', {
      name: `UBND ${lower(name)}`,
      kind: 'peoples-committee',
      areaNo,
      numberSuffix: 'QĐ-UBND',
    }),
    office('health', {
      name: `Sở Y tế ${lower(name)}`,
      kind: 'health-department',
      areaNo,
      numberSuffix: 'QĐ-SYT',
    }),
    office('cdc', {
      name: `Trung tâm Kiểm soát bệnh tật ${lower(name)}`,
      kind: 'provincial-cdc',
      areaNo,
      numberSuffix: 'QĐ-KSBT',
    }),
    ...run.communes.flatMap((commune, at) => [
      office(committeeKey(commune.code), {
        name: `UBND ${lower(commune.name)}`,
        kind: 'peoples-committee',
        areaNo: areaNos[at]!,
        numberSuffix: 'QĐ-UBND',
      }),
      office(`station-${commune.code}`, {
        name: `Trạm Y tế ${lower(commune.name)}`,
        kind: 'health-station',
        areaNo: areaNos[at]!,
        phone: noNumber(at),
      }),
    ]),
  ];
}

/** A number to show that rings nowhere: no subscriber's number in Vietnam begins with 0 behind the area code. */
function noNumber(at: number): string {
  return `0205${String(at + 1).padStart(7, '0')}`;
}

/** `Phường Kỳ Lừa` inside a longer name: `phường Kỳ Lừa`. */
function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
