/** What a test does or claims, in no language yet; or why it cannot be done again. */

import type { Language, Sentence } from '../language.ts'
import type { Said } from '../recorded/sentence.ts'

export type Line = Said | { readonly unwritten: Unwritten }

export type Unwritten = keyof typeof REASONS

export const unwritten = (why: Unwritten): Line => ({ unwritten: why })

export const reasonOf = (why: Unwritten, language: Language): string => REASONS[why][language]

const REASONS = {
  'secret-address': {
    en: 'A page was opened here whose address may hold a secret.',
    fr: "Une page dont l'adresse contient peut-être un secret a été ouverte ici.",
  },
  'secret-message': {
    en: 'The visitor wrote something here that may be a secret.',
    fr: 'Le visiteur a écrit ici un texte qui est peut-être un secret.',
  },
  'third-person': {
    en: 'A third visitor signed in here: steps know two.',
    fr: "Un troisième visiteur s'est connecté ici : les étapes en connaissent deux.",
  },
  'late-token': {
    en: 'The token backend was slow here: no step does that.',
    fr: 'Le serveur de jetons était lent ici : aucune étape ne le fait.',
  },
  'another-visitors-token': {
    en: "The token backend gave another visitor's token here: no step does that.",
    fr: "Le serveur de jetons a donné ici le jeton d'un autre visiteur : aucune étape ne le fait.",
  },
  'answer-delay': {
    en: 'The answer was also delayed here: no step does both.',
    fr: 'La réponse était aussi retardée ici : aucune étape ne fait les deux.',
  },
  'judged-between': {
    en: 'The platform was to judge tokens here before the next prepared answer: no step does that.',
    fr: 'La plateforme devait juger des jetons ici avant la réponse préparée suivante : aucune étape ne le fait.',
  },
  'clock-is-back': {
    en: "The clock was set back to the machine's time here: no step does that.",
    fr: "L'horloge est revenue ici à l'heure de la machine : aucune étape ne le fait.",
  },
  keys: {
    en: 'The public keys of the project were replaced here: write a step with the file of the new key.',
    fr: 'Les clés publiques du projet ont été remplacées ici : écrivez une étape avec le fichier de la nouvelle clé.',
  },
  'agent-status': {
    en: "The agent's status was changed here: set iadvizeAgent in the configuration.",
    fr: 'Le statut du conseiller a changé ici : réglez iadvizeAgent dans la configuration.',
  },
  satisfaction: {
    en: 'The visitor was asked for a score here, or gave one: no step does that.',
    fr: 'Un avis a été demandé au visiteur ici, ou donné par lui : aucune étape ne le fait.',
  },
} as const satisfies Readonly<Record<string, Sentence>>
