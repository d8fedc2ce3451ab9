import { describe, expect, it } from 'vitest';
import { serviceManners } from '../../../../contract/order-papers.ts';
import { serviceFaults } from './service.ts';

describe('proof of service', () => {
  it.each(serviceManners)('of the manner %s asks for a signature or a witness', (manner) => {
    const faults = serviceFaults({ manner });
    const needed = manner === 'signed' || manner === 'household' ? 'signedBy' : 'witness';
    expect(faults).toEqual({ [needed]: 'required' });
    expect(serviceFaults({ manner, [needed]: 'Lý Văn A' })).toEqual({});
  });
});
