import type { FormVersion } from '../../../../lib/forms/index.ts';
import entrant from '../../../../data/forms/entrant.json' with { type: 'json' };
import lodging from '../../../../data/forms/lodging.json' with { type: 'json' };
import people from '../../../../data/forms/people.json' with { type: 'json' };
import returnee from '../../../../data/forms/returnee.json' with { type: 'json' };
import vehicle from '../../../../data/forms/vehicle.json' with { type: 'json' };

/** Every version of every form. */
export const shippedForms = [
  people,
  vehicle,
  entrant,
  lodging,
  returnee,
] as unknown as readonly FormVersion[];
