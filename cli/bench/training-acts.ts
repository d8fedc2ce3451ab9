import type { TrainingRun } from '../../contract/training.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';

export type Answer = { readonly status: number; readonly body: { readonly [key: string]: unknown } };
/** Sends a request as one trainee. */
export type Caller = (method: string, path: string, body?: object) => Promise<Answer>;

/** Of ten trainees: most are communes', tracers and sampling staff, as at vaccination sites. */
export const MIX = [
  'commune-officer',
  'medical-staff',
  'tracer',
  'laboratory',
  'commune-officer',
  'gate-commander',
  'trade-officer',
  'citizen',
  'province-leader',
  'medical-staff',
] as const;

const wayTo = (run: TrainingRun, step: string) => run.drill.steps.find(({ id }) => id === step)!.path;
const stepText = (run: TrainingRun, step: string) => run.drill.steps.find(({ id }) => id === step)!.vi;

/** Reads until when the own order is in force, and answers the question about it. */
async function answerOrder(me: Caller, run: TrainingRun): Promise<Answer> {
  const { body } = await me('GET', wayTo(run, 'order'));
  const day = new Date(Date.parse(body['until'] as string) + 7 * 3_600_000).toISOString();
  const answer = `${day.slice(8, 10)}/${day.slice(5, 7)}`;
  return await me('POST', `/training/runs/${run.id}/answers`, { step: 'order', answer });
}

/** What a trainee of a role sends, step by step: the requests of the screens that the steps lead to. */
export const acts: { readonly [role: string]: (me: Caller, run: TrainingRun) => (() => Promise<unknown>)[] } =
  {
    tracer: (me, run) => {
      const path = wayTo(run, 'trace');
      let ids: string[] = [];
      return [
        async () => await me('POST', `${path.replace('/contacts', '')}/trace`, {}),
        async () => {
          const { body } = await me('GET', `${path}?limit=50`);
          ids = (body['items'] as { personId: string }[]).map(({ personId }) => personId);
        },
        async () => await me('POST', `${path}/decisions`, { personIds: ids, decision: 'confirm' }),
        async () => await me('GET', '/contacts?due=true&limit=100'),
      ];
    },
    'commune-officer': (me, run) => [
      async () => await me('GET', '/contacts?due=true&limit=100'),
      async () => await answerOrder(me, run),
      async () => await me('GET', '/people?q=nong%20thi%20an'),
    ],
    'medical-staff': (me, run) => [
      async () => await me('GET', '/contacts?due=true&limit=100'),
      async () => await answerOrder(me, run),
    ],
    laboratory: (me, run) => {
      let code = '';
      return [
        async () => {
          const name = /thêm (.*) vào ống/u.exec(stepText(run, 'sample'))![1]!;
          const { body } = await me('GET', `/people?q=${encodeURIComponent(name)}`);
          const sample = { kind: 'pcr', specimen: 'nasopharyngeal', purpose: 'contact' };
          const personIds = [(body['items'] as { id: string }[])[0]!.id];
          const sampledAt = new Date().toISOString();
          const made = await me('POST', '/lab/tubes', { ...sample, sampledAt, personIds });
          code = made.body['code'] as string;
        },
        async () => await me('POST', '/lab/receptions', { items: [{ code, accepted: true }] }),
        async () => await me('POST', '/lab/results', { items: [{ code, result: 'NEGATIVE' }] }),
        async () => {
          const theirs = /ống (T\S+)/u.exec(stepText(run, 'release'))![1]!;
          return await me('POST', '/lab/releases', { items: [{ code: theirs, revision: 1 }] });
        },
      ];
    },
    'gate-commander': (me, run) => [
      async () => {
        const { body } = await me('GET', '/gates/escalations?limit=50');
        const who = /về (.*):/u.exec(stepText(run, 'answer'))![1]!;
        const mine = (body['items'] as { id: string; who: string }[]).find((one) => one.who === who)!;
        return await me('POST', `/gates/escalations/${mine.id}/answer`, {
          decision: 'pass',
          reason: 'Cho qua',
        });
      },
      async () => await me('GET', '/gates/crossings?limit=50'),
      async () => await me('GET', '/gates/rules'),
    ],
    'trade-officer': (me, run) => {
      let id = '';
      return [
        async () => {
          const plate = /biển số (\S+)/u.exec(stepText(run, 'queue'))![1]!;
          const { body } = await me('GET', `/permits?q=${plate}`);
          id = (body['items'] as { id: string }[])[0]!.id;
        },
        async () => await me('POST', '/permits/decisions', { ids: [id], decision: 'approve' }),
      ];
    },
    'province-leader': (me, run) => [
      async () => await me('POST', '/command/wall-snapshots', { id: uuid7() }),
      async () => {
        const path = `/command${wayTo(run, 'alert')}`;
        const { body } = await me('GET', path);
        return await me('POST', `${path}/acknowledgement`, { version: body['version'] });
      },
      async () => await me('GET', '/risk/proposals?limit=50'),
    ],
  };

/** What a citizen's phone sends after its drill has begun, step by step. @param areaId a commune to live in. */
export function citizenActs(
  me: Caller,
  token: string,
  props: CitizenProps,
  areaId: string,
): (() => Promise<unknown>)[] {
  const at = () => new Date().toISOString();
  const { name: fullName, birthYear, phone } = props;
  const person = { fullName, birthYear, phone, areaId };
  const look = async () => await me('POST', '/training/citizen-runs/state', { token });
  const placeCode = decodeURIComponent(props.placeUrl.split('/').at(-1)!);
  return [
    async () =>
      await me('POST', '/declarations', {
        id: uuid7(),
        person,
        symptoms: [],
        exposures: [],
        declaredAt: at(),
      }),
    look,
    look,
    look,
    async () => await me('POST', '/presence', { id: uuid7(), placeCode, person: { phone }, at: at() }),
  ];
}

export type CitizenProps = {
  readonly name: string;
  readonly phone: string;
  readonly birthYear: number;
  readonly placeUrl: string;
};
