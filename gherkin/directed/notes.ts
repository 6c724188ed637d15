/** What stands above a file that was taken along. */

import type { Language, Sentence } from '../language.ts'
import type { Setting } from './rehearsal.ts'

export const notesOn = ({ site, forgotten }: Setting, language: Language): readonly string[] => [
  site.isDemoShop ? NEEDS_SHOP[language] : `${NEEDS_SITE[language]} ${site.url}`,
  ...(forgotten > 0 ? [FORGOTTEN[language]] : []),
]

const NEEDS_SHOP: Sentence = {
  en: 'Start the demo shop first: npx rehearsal start. Let its token backend work and its clock be on time.',
  fr: "Démarrez d'abord la boutique de démonstration : npx rehearsal start. Son serveur de jetons doit marcher, et son horloge être à l'heure.",
}

const NEEDS_SITE: Sentence = { en: 'Start your site first:', fr: "Démarrez d'abord votre site :" }

const FORGOTTEN: Sentence = {
  en: 'The beginning of the rehearsal is missing: the stand-in had forgotten it.',
  fr: 'Il manque le début de la répétition, déjà oublié.',
}
