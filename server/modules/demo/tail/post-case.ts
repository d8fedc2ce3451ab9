import type { Body, Reply } from '../../../../contract/kit.ts';
import type { casesApi } from '../../../../contract/cases.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { personAt } from '../../../../lib/simulation/index.ts';
import { caseFacts, DEMO_DISEASE, knownInfector } from '../rules/case-facts.ts';
import { committeeKey } from '../rules/demo-offices.ts';
import { demoId } from '../rules/ids.ts';
import type { ReportedInfection, World } from '../rules/world.ts';
import type { DemoRun } from '../store/runs.ts';
import { workCase } from '../usecases/work-case.ts';
import { type Api, expectOk } from './api.ts';

type CaseBody = Body<(typeof casesApi)['POST /cases']>;
type CaseReply = Reply<(typeof casesApi)['GET /cases/{id}']>;

/** Reports a case of the simulation now (Unix ms): a new one is opened, one that was a suspect is confirmed. */
export async function postCase(
  api: Api,
  run: DemoRun,
  world: World,
  infection: ReportedInfection,
  now: number,
): Promise<void> {
  const id = demoId(run, 'case', infection.infected);
  const { onsetDate, rapidPositiveDate, pcrPositiveDate, ...facts } = caseFacts(infection, now, true);
  const known = await api('GET', `/cases/${id}`);
  if (known.status === 200) {
    const { version, classification } = known.body as CaseReply;
    if (classification === 'SUSPECT') {
      const confirmed = { version, classification: facts.classification, pcrPositiveDate };
      await expectOk(api, 'PATCH', `/cases/${id}`, confirmed);
    }
    return;
  }
  const infector = knownInfector(world, infection, now);
  const body: CaseBody = {
    id,
    personId: demoId(run, 'person', infection.infected),
    disease: DEMO_DISEASE,
    ...facts,
    onsetDate,
    rapidPositiveDate,
    pcrPositiveDate,
    ...(infector === null ? {} : { sourceCaseId: demoId(run, 'case', infector) }),
  };
  await expectOk(api, 'POST', '/cases', body);
}

/** What offices do some time after a case was reported: it is announced, traced, decided, ordered. */
export async function workLiveCase(
  api: Api,
  run: DemoRun,
  world: World,
  infection: ReportedInfection,
  now: number,
): Promise<void> {
  await announce(api, demoId(run, 'case', infection.infected), now);
  const commune = run.communes[personAt(world.province, infection.infected).commune]!;
  await workCase(api, {
    caseId: demoId(run, 'case', infection.infected),
    officeId: demoId(run, 'office', committeeKey(commune.code)),
    now,
    contacts: 8,
    orders: 4,
  });
}

/** Announces a confirmed case today: public figures count it from then on. */
async function announce(api: Api, id: string, now: number): Promise<void> {
  const { version, classification, announcedDate } = await expectOk<CaseReply>(api, 'GET', `/cases/${id}`);
  if (classification === 'CONFIRMED' && announcedDate === null) {
    await expectOk(api, 'PATCH', `/cases/${id}`, { version, announcedDate: localDate(now) });
  }
}
