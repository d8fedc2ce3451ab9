import { Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';

/** The state of the running system and of long work. */
export const systemApi = {
  'GET /system/info': {
    summary: 'Name, version, which dataset the public pages show, whether this is a demo',
    access: 'public',
    reply: {
      200: Type.Object({
        version: Type.String(),
        publicDataset: Type.String(),
        simulated: Type.Boolean(),
        province: Nullable(Type.Object({ id: Id, code: Type.String(), name: Type.String() })),
        singleSignOn: Nullable(Type.String({ description: 'name of the provider, for the button' })),
        resetBySms: Type.Boolean({ description: 'a forgotten password can be set by a code to the phone' }),
        trainingUrl: Nullable(Type.String({ description: 'where this province trains, https://name' })),
        demoAccounts: Type.Array(
          Type.Object({
            login: Type.String(),
            password: Type.String(),
            role: Type.String(),
            areaName: Nullable(Type.String()),
          }),
          {
            description: 'only while the demo dataset is loaded',
          },
        ),
      }),
    },
  },
  'GET /system/health': {
    summary: 'Adapters, projections, jobs, disk: what works and since when',
    access: 'system.read',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            name: Type.String(),
            state: OneOf(['ok', 'warning', 'error', 'absent'] as const),
            vi: Type.String(),
            en: Type.String(),
            asOf: Nullable(Instant),
          }),
        ),
      }),
    },
  },
  'GET /jobs/{id}': {
    summary: 'State and result of a job',
    access: 'session',
    params: IdParams,
    reply: {
      200: Type.Object({
        id: Id,
        kind: Type.String(),
        state: OneOf(['waiting', 'running', 'done', 'failed'] as const),
        progress: Type.Number({ minimum: 0, maximum: 1 }),
        result: Nullable(Type.Unknown()),
        error: Nullable(Text(400)),
      }),
    },
  },
} as const satisfies ApiTable;
