/** A rehearsal as a feature: pure. */

import type { Language, Sentence } from '../language.ts'
import { featureText } from '../recorded/feature-text.ts'
import { notesOn } from './notes.ts'
import { playedLines } from './played.ts'
import type { DirectedRehearsal, Setting } from './rehearsal.ts'
import { saidLines, titleOf } from './said-lines.ts'

/** Null where nothing was done that a test could do again. */
export const featureFileOf = (rehearsal: DirectedRehearsal, setting: Setting, language: Language): string | null => {
  const lines = playedLines(rehearsal)
  if (!lines.some((line) => 'id' in line)) return null
  const { site } = setting
  return featureText({
    title: site.isDemoShop ? OF_SHOP[language] : `${OF_SITE[language]} ${new URL(site.url).host}`,
    scenario: titleOf(lines, site, language),
    language,
    about: `${ABOUT[language]} ${site.url}`,
    notes: [NEEDS_CONFIGURATION[language], ...notesOn(setting, language)],
    lines: saidLines(lines, site, language),
  })
}

const OF_SHOP: Sentence = {
  en: 'A rehearsal with the demo shop',
  fr: 'Une répétition avec la boutique de démonstration',
}

const OF_SITE: Sentence = { en: 'A rehearsal on', fr: 'Une répétition sur' }

const ABOUT: Sentence = { en: 'Saved from the control room, on', fr: 'Enregistrée dans la régie, sur' }

const NEEDS_CONFIGURATION: Sentence = {
  en: 'To run it, save the configuration from the same menu of the control room beside it.',
  fr: 'Pour la lancer, enregistrez à côté la configuration du même menu de la régie.',
}
