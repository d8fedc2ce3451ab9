import type { BenchOptions, BenchPart } from './options.ts';
import { say } from '../kit.ts';
import { benchBatch } from './batch.ts';
import { benchChains } from './chains.ts';
import { benchCredentials } from './credentials.ts';
import { benchDashboards } from './province-dashboards.ts';
import { benchExports } from './exports.ts';
import { benchFigures } from './figures.ts';
import { benchGates } from './gates.ts';
import { benchDuplicates, benchImports } from './imports.ts';
import { benchLists, fillProvince } from './lists.ts';
import type { Measured } from './numbers.ts';
import { benchOrders, peopleOfOrders } from './orders.ts';
import { benchPresence } from './presence.ts';
import { benchPublic } from './public.ts';
import { openRoom, type Room } from './room.ts';
import { benchSheets } from './sheets.ts';
import { benchStart } from './start.ts';
import { benchTracing } from './tracing.ts';
import { benchTraining } from './training.ts';
import { benchWall } from './wall.ts';

/** Times that each dashboard is asked in a round. */
const TURNS_A_ROUND = 4;

/** People whom the registry makes itself; a large province is made of copies of them. */
const FEW_PEOPLE = 2_000;

/** Runs one part or all of them. Lists and start-up share a room, since filling it takes longest. */
export async function runBench(part: BenchPart, options: BenchOptions): Promise<Measured[]> {
  const measured: Measured[] = [];
  const wants = (name: BenchPart) => part === 'all' || part === name;
  if (wants('presence')) {
    measured.push(...(await inRoom('presence', options, (room) => benchPresence(room, options))));
  }
  if (wants('batch')) {
    measured.push(...(await inRoom('batch', options, (room) => benchBatch(room, options))));
  }
  if (wants('public')) {
    measured.push(...(await inRoom('public', options, (room) => benchPublic(room, options))));
  }
  if (wants('wall')) {
    const load = { people: options.people, events: options.events, perSecond: options.rate };
    measured.push(...(await inRoom('wall', options, (room) => benchWall(room, load))));
  }
  if (part === 'dashboards') {
    const keep = options.data === '' ? {} : { keep: options.data };
    const sized = { ...options, people: FEW_PEOPLE, communes: options.areas, ...keep };
    const people = Math.max(options.people, options.cases);
    const asked = { ...options, people, turns: options.rounds * TURNS_A_ROUND };
    measured.push(...(await inRoom('dashboards', sized, (room) => benchDashboards(room, asked))));
  }
  if (part === 'training') {
    measured.push(...(await benchTraining(options)));
  }
  if (part === 'tracing') {
    measured.push(...(await benchTracing(options)));
  }
  if (part === 'chains') {
    measured.push(...(await benchChains(options)));
  }
  if (wants('gates')) {
    measured.push(...(await inRoom('gates', options, (room) => benchGates(room, options))));
  }
  if (part === 'figures') {
    const few = { ...options, people: 100 };
    measured.push(...(await inRoom('figures', few, (room) => benchFigures(room, options))));
  }
  if (wants('lists') || wants('start')) {
    const sized = { ...options, people: Math.max(options.people, options.cases * 2) };
    const work = async (room: Room) => {
      say(
        `bench lists: loading ${options.stays} stays, ${options.cases} cases, ${options.contacts} contacts`,
      );
      const caseIds = await fillProvince(room, options);
      say('bench lists: measuring');
      return [
        ...(wants('lists') ? await benchLists(room, options, caseIds) : []),
        ...(wants('start') ? await benchStart(room, options.rounds) : []),
      ];
    };
    measured.push(...(await inRoom('lists', sized, work)));
  }
  if (wants('sheets')) {
    say('bench sheets: measuring');
    measured.push(...(await benchSheets(options.rounds)));
  }
  if (part === 'export') {
    const few = { ...options, people: Math.max(1_000, Math.min(options.people, options.cases)) };
    measured.push(...(await inRoom('export', few, (room) => benchExports(room, options))));
  }
  if (part === 'import') {
    const few = { ...options, people: 100 };
    measured.push(...(await inRoom('import', few, (room) => benchImports(room, options))));
  }
  if (part === 'duplicates') {
    const work = async (room: Room) => [await benchDuplicates(room, options.people)];
    measured.push(...(await inRoom('duplicates', { ...options, people: 100 }, work)));
  }
  if (part === 'orders') {
    const few = { ...options, people: peopleOfOrders(options.rounds) };
    measured.push(...(await inRoom('orders', few, (room) => benchOrders(room, options.rounds))));
  }
  if (wants('credentials')) {
    measured.push(...(await benchCredentials(options.rounds)));
  }
  return measured;
}

async function inRoom(
  name: string,
  options: BenchOptions & { readonly communes?: number; readonly keep?: string },
  work: (room: Room) => Promise<Measured[]>,
): Promise<Measured[]> {
  say(`bench ${name}: preparing ${options.people} people`);
  const room = await openRoom(options);
  try {
    return await work(room);
  } finally {
    await room.close();
  }
}
