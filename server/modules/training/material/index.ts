import type { Own } from '../rules/drills.ts';
import { ownPerson } from './citizen.ts';
import { ownAlert, ownLook, ownPermit, ownProposal, ownQuestion } from './command.ts';
import { type Desk, makePlace, type Recipe } from './desk.ts';
import { ownTube } from './laboratory.ts';
import { followedCase, ownCase } from './outbreak.ts';
import { levelledCommune, ownTask } from './public-side.ts';

/** A place where the trainee receives people. */
const ownPlace: Recipe = async (desk) => {
  const { id, name, code } = await makePlace(desk, 'lodging', 'Nhà nghỉ');
  return { placeId: id, placeName: name, placeCode: code };
};

/** Recipes as drills.json names them. */
export const recipes: { readonly [name: string]: Recipe } = {
  case: ownCase,
  'followed-case': followedCase,
  proposal: ownProposal,
  alert: ownAlert,
  question: ownQuestion,
  look: ownLook,
  permit: ownPermit,
  tube: ownTube,
  place: ownPlace,
  person: ownPerson,
  commune: levelledCommune,
  task: ownTask,
};

/** Makes every record that a drill wants for one run. @throws Error where one could not be made. */
export async function makeOwn(desk: Desk, wanted: readonly string[]): Promise<Own> {
  let own: Own = {};
  for (const name of wanted) {
    own = { ...own, ...(await recipes[name]!(desk)) };
  }
  return own;
}
