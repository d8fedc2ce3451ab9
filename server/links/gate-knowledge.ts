import type { ShownTest } from '../../lib/gates/index.ts';
import { localDate } from '../platform/clock/clock.ts';
import { declarationsByCodes } from '../modules/declarations/index.ts';
import type { GateContext } from '../modules/gates/index.ts';
import { latestResults, type PersonResult } from '../modules/laboratory/index.ts';
import { openCordons } from '../modules/lockdown/index.ts';
import { ordersOfPeople, statusAt } from '../modules/orders/index.ts';
import { officialLevels } from '../modules/risk/index.ts';
import type { Ingredients } from '../ingredients.ts';

/** What gates know beyond a code: declarations, orders, results, official levels, cordons. */
export function gateContext(
  doors: Pick<GateContext, 'platform' | 'places' | 'people' | 'presence'>,
  { areas, signer, provinceCode }: Pick<Ingredients, 'areas' | 'signer' | 'provinceCode'>,
): GateContext {
  const { db } = doors.platform;
  const { platform, places, people } = doors;
  const cordons = openCordons({ platform, areas, places, people });
  return {
    ...doors,
    areas,
    signer,
    declarations: async (scope, codes) => await declarationsByCodes(scope, db, codes),
    officialLevels: async (scope, at) => {
      const province = areas.byCode(provinceCode, localDate(at));
      const nos = province === undefined ? [] : areas.numbersUnder([province.path]);
      return await officialLevels(scope, db, nos, at);
    },
    underOrder: async (scope, personNos, at) => {
      const orders = personNos.length === 0 ? [] : await ordersOfPeople(scope, db, personNos);
      const inForce = orders.filter((order) => statusAt(order, at) === 'IN_FORCE' && order.from <= at);
      return new Set(inForce.map(({ personNo }) => personNo));
    },
    ...cordons,
    testsOf: async (scope, personNos) => {
      const results = personNos.length === 0 ? [] : await latestResults(scope, db, personNos);
      return new Map(
        personNos.map((no) => [no, results.flatMap((one) => (one.personNo === no ? shownTest(one) : []))]),
      );
    },
  };
}

/** A released result as gates see it: what was not done is none. */
function shownTest({ kind, sampledAt, result }: PersonResult): ShownTest[] {
  const results = { POSITIVE: 'positive', NEGATIVE: 'negative', INDETERMINATE: 'inconclusive' } as const;
  const shown = Object.hasOwn(results, result) ? results[result as keyof typeof results] : null;
  return shown === null ? [] : [{ kind: kind === 'pcr' ? 'pcr' : 'rapid', sampledAt, result: shown }];
}
