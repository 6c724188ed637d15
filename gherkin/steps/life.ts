/** Time, and the token backend. */

import { allowMinting, forbidMinting } from '../token-endpoint.ts'
import { step, type Step } from '../step.ts'

export const LIFE_STEPS: readonly Step[] = [
  step({
    id: 'tokens-cannot-be-minted',
    kind: 'Given',
    en: { expression: 'the token backend cannot mint', example: 'the token backend cannot mint' },
    fr: {
      expression: 'le serveur de jetons ne peut pas émettre',
      example: 'le serveur de jetons ne peut pas émettre',
    },
    about: 'From now on the `tokenEndpoint` of the journey answers with HTTP status 500.',
    run: forbidMinting,
  }),
  step({
    id: 'tokens-can-be-minted',
    kind: 'Given',
    en: { expression: 'the token backend works again', example: 'the token backend works again' },
    fr: {
      expression: 'le serveur de jetons fonctionne à nouveau',
      example: 'le serveur de jetons fonctionne à nouveau',
    },
    about: 'From now on the `tokenEndpoint` of the journey is asked as ever.',
    run: allowMinting,
  }),
  step({
    id: 'time-passes',
    kind: 'When',
    en: { expression: '{duration} pass(es)', example: 'a quarter of an hour passes' },
    fr: { expression: '{duration} passe(nt)', example: "un quart d'heure passe" },
    about: 'Timers and clocks of all pages and of the platform move on together, and what becomes due happens.',
    run: ({ iadvize }, duration) => iadvize.passTime(duration),
  }),
  step({
    id: 'machine-sleeps',
    kind: 'When',
    en: { expression: 'the machine sleeps for {duration}', example: 'the machine sleeps for two hours' },
    fr: {
      expression: "l'ordinateur est en veille pendant {duration}",
      example: "l'ordinateur est en veille pendant 2 heures",
    },
    about: 'All clocks go on, and no timer of a page is called; what is overdue comes when time passes again.',
    run: ({ iadvize }, duration) => iadvize.sleep(duration),
  }),
  step({
    id: 'session-ends',
    kind: 'When',
    en: { expression: 'the session ends', example: 'the session ends' },
    fr: { expression: 'la session se termine', example: 'la session se termine' },
    about:
      'The time passes after which the vendor wants the identity verified again: an hour, if the project has no other.',
    run: ({ iadvize }) => iadvize.endSession(),
  }),
]
