import type { InterviewContext } from '../context.ts';
import { emptyDraft } from '../rules/draft.ts';
import type { Draft } from '../types.ts';

type Sealer = { readonly platform: Pick<InterviewContext['platform'], 'secrets'> };

/** The answers of a call as stored. */
export function sealDraft({ platform }: Sealer, draft: Draft): Buffer {
  return platform.secrets.encrypt(JSON.stringify(draft));
}

/** The answers as written down; none before the first. */
export function openDraft({ platform }: Sealer, stored: Buffer | null): Draft {
  return stored === null ? emptyDraft : (JSON.parse(platform.secrets.decrypt(stored)) as Draft);
}
