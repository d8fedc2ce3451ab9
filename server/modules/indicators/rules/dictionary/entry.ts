/** What an indicator means: the formula in words in both languages, and where it comes from. */
export type Entry = { readonly vi: string; readonly en: string; readonly source: Source };

/** A publication, or words in both languages. */
export type Source = string | { readonly vi: string; readonly en: string };

/** Facts that this system keeps itself. */
export const ownCases: Source = { vi: 'Hồ sơ ca bệnh của hệ thống', en: 'Cases of this system' };
/** Shares with the interval of Wilson, of facts that this system keeps. */
export const wilsonOf = (vi: string, en: string): Source => ({
  vi: `${vi}; khoảng tin cậy 95 %: Wilson, J Am Stat Assoc 1927;22:209-212`,
  en: `${en}; 95 % interval: Wilson, J Am Stat Assoc 1927;22:209-212`,
});
