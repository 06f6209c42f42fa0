export const languages = ['ky', 'ru', 'en'] as const
export type Language = (typeof languages)[number]

/** The same thing said in the three languages. */
export type Three = { readonly ky: string; readonly ru: string; readonly en: string }
