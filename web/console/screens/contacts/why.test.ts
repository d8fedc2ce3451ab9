import { describe, expect, it } from 'vitest';
import { type ContactRow, whyOf } from './why.ts';

const row = (minutes: number, placeName: string | null) => ({
  source: 'presence',
  placeId: placeName,
  placeName,
  minutes,
});

describe('whyOf', () => {
  it('takes the longest evidence and counts the other places, each once', () => {
    const evidence = [
      row(10, 'Chợ Kỳ Lừa'),
      row(95, 'Nhà máy X'),
      row(20, 'Nhà máy X'),
      row(5, 'Chợ Kỳ Lừa'),
    ];
    const contact = { evidence } as unknown as ContactRow;
    expect(whyOf(contact)).toEqual({ source: 'presence', placeName: 'Nhà máy X', more: 1 });
  });

  it('is null without evidence', () => {
    expect(whyOf({ evidence: [] } as unknown as ContactRow)).toBeNull();
  });
});
