import covid from '../../../../data/diseases/covid-19.json' with { type: 'json' };
import measles from '../../../../data/diseases/measles.json' with { type: 'json' };
import mers from '../../../../data/diseases/mers.json' with { type: 'json' };
import whoopingCough from '../../../../data/diseases/whooping-cough.json' with { type: 'json' };
import type { ProfileContent } from '../../../../contract/profiles.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { type DiseaseProfile, type ProfileBook, profileBook, SHIPPED } from './disease-profiles.ts';

/** Profiles that ship: `data/diseases`. Ids are alike on every installation; a test holds the files to the contract. */
export const shippedProfiles: readonly DiseaseProfile[] = [covid, measles, whoopingCough, mers].flatMap(
  (file) =>
    file.map(({ revision, content, ...one }, i) => ({
      ...(content as ProfileContent),
      ...one,
      id: namedUuid7(startOfDate(one.validFrom), `disease profile ${revision}`),
      dataset: SHIPPED,
      disease: one.disease as DiseaseProfile['disease'],
      certainty: one.certainty as DiseaseProfile['certainty'],
      version: i + 1,
      reason: null,
      author: null,
      createdAt: startOfDate(one.validFrom),
    })),
);

/** The shipped versions alone, for work without a database. */
export const shippedBook: ProfileBook = profileBook(shippedProfiles);
