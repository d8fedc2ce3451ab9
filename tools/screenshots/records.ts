import type { APIRequestContext } from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/modules/demo/index.ts';

/** Records of the demo by the names that the lists of screens give them; a missing one is not there. */
export type Records = Readonly<Record<string, string>>;

type Round = { readonly id: string; readonly kind: string };
type Row = { readonly id: string; readonly code?: string; readonly contactCount?: number };

/** Where the first record of each name is found. */
const FIRST: Readonly<Record<string, string>> = {
  order: '/orders?limit=1',
  template: '/order-templates?state=draft&limit=1',
  wording: '/order-templates?state=in-force&limit=1',
  cluster: '/clusters?limit=1',
  roster: '/rosters?limit=1',
  import: '/imports?limit=1',
  tube: '/lab/tubes?limit=1',
  change: '/level-changes?limit=1',
  declaration: '/declarations?limit=1',
  call: '/interviews?kind=F0&limit=1',
  directive: '/directives?box=out&limit=1',
  task: '/tasks?limit=1',
  report: '/reports?limit=1',
  alert: '/command/alerts?limit=1',
  briefing: '/command/briefings?limit=1',
  trip: '/border/trips?view=tasks&limit=1',
  handover: '/handovers?limit=1',
  search: '/searches?limit=1',
  household: '/households?limit=1',
  lockdown: '/lockdowns?state=ACTIVE&limit=1',
  focus: '/foci?limit=1',
};

/** Logs in as an account of the demo: the context keeps the session. @throws Error when it is refused. */
export async function logIn(request: APIRequestContext, url: string, login: string): Promise<void> {
  const answer = await request.post(`${url}/api/v1/session`, { data: { login, password: DEMO_PASSWORD } });
  if (!answer.ok()) {
    throw new Error(`log-in of ${login}: ${answer.status()}`);
  }
}

/** Records that only an administrator may list. */
const FIRST_OF_ADMINISTRATORS: Readonly<Record<string, string>> = { webhook: '/webhooks?limit=1' };

/** Who reads the lists: an officer of the province, and an administrator. */
export type Readers = { readonly officer: APIRequestContext; readonly administrator: APIRequestContext };

/** The records that screens are opened for: the case with most contacts, its person, the first of every list. */
export async function findRecords({ officer, administrator }: Readers, url: string): Promise<Records> {
  const rows = async (path: string, request = officer): Promise<readonly Row[]> => {
    const answer = await request.get(`${url}/api/v1${path}`);
    return answer.ok() ? (((await answer.json()) as { items?: readonly Row[] }).items ?? []) : [];
  };
  const cases = (await rows('/cases?limit=200')) as readonly (Row & { person?: { id: string } })[];
  const worked = cases.toSorted((a, b) => (b.contactCount ?? 0) - (a.contactCount ?? 0))[0];
  const [place] = await rows('/places?limit=1');
  const found: Record<string, string | undefined> = {
    disease: 'covid-19',
    metric: 'cases.announced',
    case: worked?.id,
    person: worked?.person?.id,
    place: place?.id,
    code: place?.code,
  };
  for (const [name, path] of Object.entries(FIRST)) {
    found[name] = (await rows(path))[0]?.id;
  }
  for (const [name, path] of Object.entries(FIRST_OF_ADMINISTRATORS)) {
    found[name] = (await rows(path, administrator))[0]?.id;
  }
  const cordon = await officer.get(`${url}/api/v1/lockdowns/${found['lockdown'] ?? ''}`);
  const { rounds = [] } = cordon.ok() ? ((await cordon.json()) as { rounds?: readonly Round[] }) : {};
  found['supply'] = rounds.find(({ kind }) => kind === 'supply')?.id;
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])),
  );
}
