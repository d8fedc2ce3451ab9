import { Type } from 'typebox';
import { type ApiTable, Id } from './kit.ts';

/** How many phones have the citizen app, and nothing of whose they are. */
export const installsApi = {
  'POST /public/installs': {
    summary:
      'One phone installed the citizen app: a random id of its own, kept with the day to count it once; nothing else is kept',
    access: 'public',
    // A market or a class behind one address installs together; more than that is a machine.
    ratePerMinute: 30,
    body: Type.Object({ id: Id }),
    reply: {
      201: Type.Object({ counted: Type.Boolean() }),
      200: Type.Object({ counted: Type.Boolean() }),
    },
  },
} as const satisfies ApiTable;
