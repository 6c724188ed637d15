/** The languages of scenarios, and of the failure messages of their steps. */

export const LANGUAGES = ['en', 'fr'] as const

export type Language = (typeof LANGUAGES)[number]

export type Sentence = Readonly<Record<Language, string>>
