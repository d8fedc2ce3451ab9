import { randomInt } from 'node:crypto';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Api, TrainingContext } from '../context.ts';
import type { Own } from '../rules/drills.ts';
import { scattered } from '../rules/scattered.ts';

/** What a recipe makes the records of a run with. */
export type Desk = {
  /** An officer of the whole province. */
  readonly office: Api;
  /** An officer of one commune: what they look at elsewhere, they look at outside their area. */
  readonly commune: Api;
  /** Where the trainee works; the whole province for many. */
  readonly areaId: string;
  /** Where the records lie: the trainee's commune, or one of the province. */
  readonly communeId: string;
  readonly now: number;
  /** Name of who trains: stands where a list shows what many trainees have. */
  readonly trainee: string;
  readonly context: TrainingContext;
};

/** Makes records for one run through the API, as officers would. @throws Error where a request is refused. */
export type Recipe = (desk: Desk) => Promise<Own>;

const SURNAMES = ['Lý', 'Nông', 'Hoàng', 'Vi', 'Lương', 'Triệu', 'Bế', 'Lộc', 'Chu', 'Mã', 'Đàm', 'La'];
const MIDDLES = ['Thị', 'Văn', 'Minh', 'Thu', 'Đức', 'Ngọc', 'Quang', 'Thanh', 'Hải', 'Kim', 'Xuân', 'Gia'];
const GIVEN = [
  'An', 'Bình', 'Cúc', 'Dung', 'Giang', 'Hạnh', 'Khôi', 'Lâm', 'Mận', 'Nhài', 'Oanh', 'Phong', 'Quế', 'Sen',
  'Tâm', 'Uyên', 'Vân', 'Xoan', 'Yến', 'Đào', 'Hậu', 'Kiên', 'Lụa', 'Mơ', 'Nga', 'Phượng', 'Sâm', 'Thảo',
]; // prettier-ignore

const one = (of: readonly string[]): string => of[randomInt(of.length)]!;

const nextName = scattered(SURNAMES.length * MIDDLES.length * GIVEN.length * GIVEN.length);

/** A name of usual words; two given names, so that no two of a season are alike. */
export function madeUpName(): string {
  let rest = nextName();
  const pick = (of: readonly string[]): string => {
    const chosen = of[rest % of.length]!;
    rest = Math.floor(rest / of.length);
    return chosen;
  };
  return [SURNAMES, MIDDLES, GIVEN, GIVEN].map(pick).join(' ');
}

/** Simulated people have the first numbers of their block; trainees' people have others, so that a number finds one person. */
const TAKEN = 100_000;
const nextPhone = scattered(1_000_000 - TAKEN);

/** A phone of the block that simulated people have. */
export const madeUpPhone = (): string => `0900${String(TAKEN + nextPhone()).padStart(6, '0')}`;

/** The body of a good answer. @throws Error with the code of the refusal. */
export async function ask<T>(api: Api, ...request: Parameters<Api>): Promise<T> {
  const { status, body } = await api(...request);
  if (status >= 300) {
    throw new Error(
      `${request[0]} ${request[1].split('/')[1]}: ${status} ${(body as { code?: string })?.code}`,
    );
  }
  return body as T;
}

export type MadePerson = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly birthYear: number;
};

/** A person who lives in the commune of the run. */
export async function makePerson({ office, communeId }: Desk): Promise<MadePerson> {
  const person = { id: uuid7(), name: madeUpName(), phone: madeUpPhone(), birthYear: 1950 + randomInt(55) };
  await ask(office, 'POST', '/people', {
    id: person.id,
    fullName: person.name,
    birthYear: person.birthYear,
    phones: [person.phone],
    areaId: communeId,
  });
  return person;
}

export type MadePlace = {
  readonly id: string;
  readonly code: string;
  readonly url: string;
  readonly name: string;
};

/** A place of the run's commune. */
export async function makePlace({ office, communeId }: Desk, kind: string, what: string): Promise<MadePlace> {
  const name = `${what} ${one(GIVEN)} ${one(GIVEN)} ${randomInt(100, 1000)} (tập huấn)`;
  const made = await ask<{ id: string; code: string; url: string }>(office, 'POST', '/places', {
    name,
    kind,
    areaId: communeId,
  });
  return { ...made, name };
}
