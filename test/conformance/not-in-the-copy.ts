const hashed = 'made from the names and numbers that the copy shows, so that the record is found';
const told = 'told by itself, to the person who proves who they are: who looked at me';

/** Tables that refer to a person and are in no copy of the person's data, with the reason. */
export const notInTheCopy: { readonly [table: string]: string } = {
  contact: 'computed anew from the stays that the copy shows; what was decided of it is shown',
  person_key: hashed,
  person_match: hashed,
  duplicate_pair: 'a guess of the program that two records may be one person; gone with the answer',
  person_merge: 'the journal by which a merge is undone; the copy shows the records as they are now',
  card_print: 'which cards lay in a printer together; the copy shows the card',
  privacy_proof: 'a code that was sent, gone after a day',
  declaration_code: 'the code of a declaration, which the copy shows with it',
  declaration_visit: 'places of a declaration by number; the copy shows them as they were declared',
  lab_slip: 'a signed picture of a result that the copy shows',
  order_service_photo: 'a photo of the served page; the copy says when and how it was served',
  handover_reply: 'the scanned letter of the other office; the copy shows the answer',
  access_pass: told,
  audit: told,
  list_look: told,
  record_change: 'former values of what the copy shows as it is now; shown with the record’s history',
};
