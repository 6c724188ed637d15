/** Steps about time and the token backend. */

import { allowMinting, forbidMinting } from '../run/token-endpoint.ts'
import { step, type Step } from '../step.ts'

export const LIFE_STEPS: readonly Step[] = [
  step({
    id: 'tokens-cannot-be-minted',
    kind: 'Given',
    en: 'the token backend cannot mint',
    fr: 'le serveur de jetons ne peut pas émettre',
    about: 'From now on the `tokenEndpoint` of the journey answers with HTTP status 500.',
    run: (scene) => forbidMinting(scene),
  }),
  step({
    id: 'tokens-cannot-be-minted-so-often',
    kind: 'Given',
    en: { expression: 'the token backend cannot mint {count}', example: 'the token backend cannot mint once' },
    fr: {
      expression: 'le serveur de jetons ne peut pas émettre {count}',
      example: 'le serveur de jetons ne peut pas émettre une fois',
    },
    about: 'The `tokenEndpoint` of the journey answers this many requests with HTTP status 500, then works normally.',
    run: forbidMinting,
  }),
  step({
    id: 'tokens-can-be-minted',
    kind: 'Given',
    en: 'the token backend works again',
    fr: 'le serveur de jetons fonctionne à nouveau',
    about: 'From now on the `tokenEndpoint` of the journey works normally again.',
    run: allowMinting,
  }),
  step({
    id: 'time-passes',
    kind: 'When',
    en: { expression: '{duration} pass(es)', example: 'a quarter of an hour passes' },
    fr: { expression: '{duration} passe(nt)', example: "un quart d'heure passe" },
    about:
      'Moves the timers and clocks of all pages and of the platform forward together; everything that becomes due happens.',
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
    about: 'All clocks go on, but no timer of a page is called; what is overdue happens when time passes again.',
    run: ({ iadvize }, duration) => iadvize.sleep(duration),
  }),
  step({
    id: 'session-ends',
    kind: 'When',
    en: 'the session ends',
    fr: 'la session se termine',
    about:
      'Moves time past the point at which the vendor wants the identity verified again: an hour, unless the project has another length.',
    run: ({ iadvize }) => iadvize.endSession(),
  }),
]
