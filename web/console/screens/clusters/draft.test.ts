import { describe, expect, it } from 'vitest';
import { type ClusterRecord, draftOf, emptyCluster, fieldsOf } from './draft.ts';

describe('a cluster being typed', () => {
  it('waits for name, area and times', () => {
    expect(fieldsOf(emptyCluster)).toBeNull();
    const draft = {
      ...emptyCluster,
      title: ' Đám cưới ',
      areaId: 'a',
      from: '2026-11-14T09:00',
      to: '2026-11-14T14:00',
    };
    expect(fieldsOf({ ...draft, to: null })).toBeNull();
    expect(fieldsOf(draft)).toEqual({
      title: 'Đám cưới',
      status: 'EVENT',
      investigation: 'PENDING',
      risk: 'UNKNOWN',
      disease: 'covid-19',
      areaId: 'a',
      placeKind: 'other',
      placeId: null,
      from: '2026-11-14T09:00:00+07:00',
      to: '2026-11-14T14:00:00+07:00',
      description: null,
    });
  });

  it('begins with the record on the clock of Vietnam', () => {
    const record = {
      ...emptyCluster,
      title: 'Đám cưới',
      areaId: 'a',
      placeId: 'p',
      placeName: 'Nhà văn hóa',
      from: '2026-11-14T02:00:00Z',
      to: '2026-11-14T07:00:00Z',
      description: null,
    } as unknown as ClusterRecord;
    expect(draftOf(record)).toMatchObject({
      from: '2026-11-14T09:00',
      place: { id: 'p', label: 'Nhà văn hóa' },
      description: '',
    });
  });
});
