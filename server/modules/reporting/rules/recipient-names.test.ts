import { expect, it } from 'vitest';
import { recipientNames } from './recipient-names.ts';

it('names a group of recipients by one line and the others by name, each once', () => {
  const office = '00000000-0000-7000-8000-000000000001';
  const province = '00000000-0000-7000-8000-000000000002';
  const targets = [
    {
      kind: 'organisation',
      id: office,
      organisationKind: 'peoples-committee',
      areaNo: 1,
      name: 'UBND tỉnh Lạng Sơn',
      role: 'act',
    },
  ] as const;
  const names = recipientNames(
    [
      { kind: 'organisation', id: office.toUpperCase() },
      { kind: 'communes-of', id: province },
      { kind: 'organisations-of', id: province, organisationKind: 'health-station' },
      { kind: 'organisations-of', id: province },
      { kind: 'organisation', id: office },
    ],
    targets,
    () => 'Tỉnh Lạng Sơn',
  );
  expect(names).toEqual([
    'UBND tỉnh Lạng Sơn',
    'Các xã, phường thuộc tỉnh Lạng Sơn',
    'Các trạm y tế thuộc tỉnh Lạng Sơn',
    'Các cơ quan, đơn vị thuộc tỉnh Lạng Sơn',
  ]);
});
