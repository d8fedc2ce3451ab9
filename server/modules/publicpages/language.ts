/** Languages of the pages; Vietnamese unless `?lang=en`. */
export type Language = 'vi' | 'en';
