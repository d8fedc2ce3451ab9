import { scan } from '../../../../lib/credentials/index.ts';
import { parseCitizenCard, parseCitizenId, parsePhone } from '../../../../lib/vietnamese/index.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { IdentityKey, PersonDraft } from '../types.ts';
import { type BlindIndex, cardHash, idHash, identifierHash, phoneHash, type UniqueKey } from './keys.ts';
import { emptyDraft } from './read-person.ts';

/** A key as it is looked up, and the person to make when nobody has it (null: then it is refused). */
export type Wanted = {
  readonly key: UniqueKey;
  readonly draft: PersonDraft | null;
};

/** Reads one way to name a person; nothing of the value is repeated in a refusal. */
export function readIdentityKey(identity: IdentityKey, blind: BlindIndex): Outcome<Wanted> {
  switch (identity.kind) {
    case 'personId':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(identity.value)
        ? done({ key: { kind: 'i', hash: idHash(identity.value) }, draft: null })
        : refuse('unknown');
    case 'cardCode': {
      const scanned = scan(identity.value);
      return scanned.kind === 'card'
        ? done({ key: { kind: 'c', hash: cardHash(blind, scanned.code) }, draft: null })
        : refuse('bad-card', { fields: { cardCode: 'card.code' } });
    }
    case 'phone': {
      const phone = parsePhone(identity.value);
      return phone.ok
        ? done({
            key: { kind: 'p', hash: phoneHash(blind, phone.value.canonical) },
            draft: { ...emptyDraft, phones: [phone.value.canonical] },
          })
        : refuse('bad-phone', { fields: { phone: phone.reason } });
    }
    case 'cccd': {
      const draft = readCitizen(identity.value);
      return draft === null
        ? refuse('bad-identifier', { fields: { cccd: 'citizen-id.unreadable' } })
        : done({ key: { kind: 'n', hash: identifierHash(blind, draft.identifiers[0]!) }, draft });
    }
  }
}

/** The person that a citizen card or its bare number tells of. The number alone tells sex and birth year. */
function readCitizen(text: string): PersonDraft | null {
  if (text.includes('|')) {
    const card = parseCitizenCard(text);
    if (!card.ok) {
      return null;
    }
    const { number, oldNumber, fullName, sex, birthDate, birthYear, address } = card.value;
    return {
      ...emptyDraft,
      fullName,
      sex,
      birthDate,
      birthYear,
      address: address === '' ? null : address,
      identifiers: [
        { kind: 'cccd', value: number },
        ...(oldNumber === null ? [] : [{ kind: 'cmnd' as const, value: oldNumber }]),
      ],
    };
  }
  const read = parseCitizenId(text);
  if (!read.ok || read.value.kind !== 'cccd') {
    return null;
  }
  const { number, sex, birthYear } = read.value;
  return { ...emptyDraft, sex, birthYear, identifiers: [{ kind: 'cccd', value: number }] };
}
