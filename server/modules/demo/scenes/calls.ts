import type { Reply } from '../../../../contract/kit.ts';
import type { interviewsApi } from '../../../../contract/interviews.ts';
import { personAt } from '../../../../lib/simulation/index.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import type { ReportedInfection } from '../rules/world.ts';
import { type Api, expectOk } from '../tail/api.ts';
import { caseIdOf, MINUTE_MS, type Scene } from './scene.ts';

type Call = Reply<(typeof interviewsApi)['GET /interviews/{id}']>;

/** First calls of the newest cases: one is done, one is to be called back, one was not answered; the rest is due. */
export async function makeCalls(scene: Scene): Promise<void> {
  const tracer = await scene.as('demo.truyvet');
  const [done, later, silent] = scene.traced;
  if (done !== undefined) {
    await finishCall(scene, tracer, done);
  }
  if (later !== undefined) {
    const callBackAt = new Date(scene.now + 2 * HOUR_MS).toISOString();
    await attempt(scene, tracer, later, { result: 'CALL_BACK', callBackAt });
  }
  if (silent !== undefined) {
    await attempt(scene, tracer, silent, { result: 'NO_ANSWER' });
  }
}

async function open(scene: Scene, tracer: Api, infection: ReportedInfection): Promise<string> {
  const call = await expectOk<{ id: string }>(tracer, 'POST', '/interviews', {
    id: demoId(scene.run, 'call', infection.infected),
    caseId: caseIdOf(scene, infection),
  });
  return call.id;
}

async function attempt(
  scene: Scene,
  tracer: Api,
  infection: ReportedInfection,
  given: { readonly result: string; readonly callBackAt?: string },
): Promise<string> {
  const id = await open(scene, tracer, infection);
  await expectOk(tracer, 'POST', `/interviews/${id}/attempts`, {
    id: demoId(scene.run, 'call', `attempt-${infection.infected}`),
    at: new Date(scene.now - 20 * MINUTE_MS).toISOString(),
    ...given,
  });
  return id;
}

/** A finished call: what was felt, where the case recalls having been, what is needed. */
async function finishCall(scene: Scene, tracer: Api, infection: ReportedInfection): Promise<void> {
  const { run, now } = scene;
  const id = await open(scene, tracer, infection);
  const call = await expectOk<Call>(tracer, 'GET', `/interviews/${id}`);
  if (call.status === 'DONE') {
    return;
  }
  await attempt(scene, tracer, infection, { result: 'REACHED' });
  const { version } = await expectOk<Call>(tracer, 'GET', `/interviews/${id}`);
  const on = (days: number) => localDate(now - days * DAY_MS);
  const placeId = placeNear(scene, infection);
  await expectOk(tracer, 'PATCH', `/interviews/${id}`, {
    id: demoId(run, 'call', `answers-${infection.infected}`),
    version,
    changes: {
      identity: 'confirmed',
      symptoms: ['fever', 'cough'],
      firstSymptomDate: localDate(infection.onset ?? infection.sampleAt),
      temperature: 38.1,
      needs: ['medicine', 'food'],
      note: 'Trả lời rõ ràng; nhà có hai người lớn tuổi (mô phỏng).',
      stays: {
        [demoId(run, 'call', 'stay-1')]: {
          date: on(3),
          from: '06:30',
          to: '08:00',
          ...(placeId === null ? { placeText: 'Chợ gần nhà' } : { placeId }),
          company: 'đi cùng mẹ',
          mask: 'yes',
          indoor: 'no',
        },
        [demoId(run, 'call', 'stay-2')]: {
          date: on(2),
          from: '17:00',
          to: '19:00',
          placeText: 'Sân bóng chuyền của thôn, không nhớ rõ giờ về',
          mask: 'no',
          indoor: 'no',
        },
      },
    },
  });
  await expectOk(tracer, 'POST', `/interviews/${id}/completion`, {
    id: demoId(run, 'call', `completion-${infection.infected}`),
    at: new Date(now - 5 * MINUTE_MS).toISOString(),
  });
}

/** A market of the case's commune. */
function placeNear({ run, world }: Scene, infection: ReportedInfection): string | null {
  const { commune } = personAt(world.province, infection.infected);
  const market = world.province.visited[commune]!.market[0];
  return market === undefined ? null : demoId(run, 'place', market);
}
