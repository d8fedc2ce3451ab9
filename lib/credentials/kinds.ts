/** The kinds of a VX1 code with their number in the code. A number is never used again for another kind. */
export const KIND_NUMBERS = { card: 1, declaration: 2, permit: 3, testslip: 4 } as const;

/** Person card, health declaration, travel or goods permit, test slip. */
export type CodeKind = keyof typeof KIND_NUMBERS;

/** All kinds, in the order of their numbers. */
export const CODE_KINDS = Object.keys(KIND_NUMBERS) as readonly CodeKind[];

/**
 * What else is signed: revocation lists, the data packs that gates work from without a network, frozen figures, and
 * certificates that a quarantine is completed.
 */
export const MESSAGE_PURPOSES = ['revocations', 'pack', 'briefing', 'completion'] as const;
export type MessagePurpose = (typeof MESSAGE_PURPOSES)[number];

/** What a key may sign; one key, one purpose. */
export type KeyPurpose = CodeKind | MessagePurpose;

/** The kind of a number, or null for one that this version does not know. */
export function kindOfNumber(number: number): CodeKind | null {
  return CODE_KINDS.find((kind) => KIND_NUMBERS[kind] === number) ?? null;
}
