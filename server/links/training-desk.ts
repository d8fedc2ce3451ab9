import type { FastifyInstance } from 'fastify';
import { parsePhone } from '../../lib/vietnamese/index.ts';
import { type AlertRule, type CommandContext, watchOnce } from '../modules/command/index.ts';
import { newestDeclaration } from '../modules/declarations/index.ts';
import { areaOfRole, DEMO, spareCommune } from '../modules/demo/index.ts';
import { textsTo } from '../modules/messaging/index.ts';
import { type PermitContext, submitPermits } from '../modules/permits/index.ts';
import { listStays } from '../modules/presence/index.ts';
import type { TrainingContext } from '../modules/training/index.ts';
import { systemScope } from '../platform/access/scope.ts';
import { DAY_MS, localDate } from '../platform/clock/clock.ts';
import { uuid7 } from '../platform/ids/uuid7.ts';
import type { Platform } from '../platform/module.ts';
import type { AreaDirectory } from '../registry/areas/index.ts';
import type { People } from '../registry/people/index.ts';
import type { PlaceDirectory } from '../registry/places/index.ts';

type Doors = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly places: PlaceDirectory;
  readonly people: People;
  readonly permits: PermitContext;
  readonly command: () => CommandContext;
  readonly provinceCode: string;
  /** The composed program: drills are prepared by the same API that officers use. */
  readonly http: () => Pick<FastifyInstance, 'inject'>;
};
type Desk = Pick<
  TrainingContext,
  | 'areaOf'
  | 'province'
  | 'anyCommune'
  | 'isCommune'
  | 'api'
  | 'askForPermit'
  | 'raiseAlert'
  | 'arrived'
  | 'textsTo'
  | 'declaredSince'
>;

/** What drills need of other modules: units of the province, the API, permits, what citizens did. */
export function trainingDesk(doors: Doors): Desk {
  const { platform, areas, places, people, permits, command, provinceCode, http } = doors;
  const { clock, db } = platform;
  const today = () => localDate(clock.now());
  const anyCommune = () => spareCommune(areas, provinceCode, today(), Math.random());
  return {
    areaOf: (role) =>
      role === 'administrator' ? anyCommune() : areaOfRole(areas, provinceCode, today(), role),
    province: () => areas.byCode(provinceCode, today())?.id ?? null,
    anyCommune,
    isCommune: (areaId) => areas.byId(areaId)?.kind === 'commune',
    api: (token) => async (method, path, body) => {
      const response = await http().inject({
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return { status: response.statusCode, body: response.body === '' ? null : response.json() };
    },
    askForPermit: async ({ permitId, driverName, plate, goods, areaId, now }) => {
      const enterprise = { name: 'Hợp tác xã tập huấn (mô phỏng)', phone: '0900999902', areaId };
      const item = {
        id: permitId,
        kind: 'vehicle' as const,
        fullName: driverName,
        plate,
        goods,
        route: [provinceCode],
        from: localDate(now),
        // Longer than any rule approves by itself, so that it waits for an officer.
        until: localDate(now + 60 * DAY_MS),
      };
      const asked = await submitPermits(permits, systemScope('training', DEMO), {
        enterprise,
        items: [item],
      });
      if (!asked.ok || asked.value.outcomes.some(({ state }) => state !== 'SUBMITTED')) {
        throw new Error(asked.ok ? `permit ${asked.value.outcomes[0]?.state}` : asked.code);
      }
    },
    raiseAlert: async (name) => {
      const rule = { document: alertRule(name, today()), reason: 'Bài tập của một học viên' };
      const raised = await watchOnce(command(), systemScope('training', DEMO), rule);
      if (raised === null) {
        throw new Error('no alert raised');
      }
      return raised;
    },
    arrived: async (scope, placeId, since) => {
      const place = (await places.byIds(scope, db, [placeId])).get(placeId);
      const from = since.getTime();
      const asked = { personNos: null, before: null, from, to: clock.now() + DAY_MS, limit: 1 };
      return (
        place !== undefined &&
        (await listStays(scope, db, { ...asked, placeNos: [place.placeNo] })).length > 0
      );
    },
    textsTo: async (scope, phone, since) => await textsTo(platform, scope, phone, since),
    declaredSince: async (scope, { personId, phone }, since) => {
      const personNo = (await people.personNos(scope, db, [personId])).get(personId);
      const parsed = parsePhone(phone);
      const phoneIndex = parsed.ok ? platform.secrets.blindIndex('phone', parsed.value.canonical) : null;
      return personNo === undefined
        ? null
        : await newestDeclaration(
            scope,
            db,
            { personNos: await people.mergedNos(scope, personNo), phoneIndex },
            since,
          );
    },
  };
}

/** A rule that every hour of every province breaks; its code is its own. */
function alertRule(name: string, from: string): AlertRule {
  return {
    code: `tap-huan-${uuid7().slice(-12)}`,
    vi: `${name} (tập huấn)`,
    en: `${name} (training)`,
    metric: 'gates.crossings',
    per: 'province',
    kind: 'threshold',
    direction: 'below',
    hours: 1,
    raise: 1_000_000,
    clear: 2_000_000,
    severity: 'urgent',
    from,
    certainty: 'unverified',
    source: 'DỮ LIỆU MÔ PHỎNG',
  };
}
