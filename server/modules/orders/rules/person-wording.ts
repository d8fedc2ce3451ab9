/** Who somebody is, on papers: name, birth and phone, residence; what is not known is left out. */
export const personWording: readonly string[] = [
  '{person.title}: {person.nameCapitals}.',
  '[{person.birth}. ][Điện thoại: {person.phone}.]',
  '[Nơi cư trú: {person.residence}.]',
];
