/** Time, the token backend, and the conversation. */

import { talkOn } from '../talk.ts'
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
    id: 'session-ends',
    kind: 'When',
    en: { expression: 'the session ends', example: 'the session ends' },
    fr: { expression: 'la session se termine', example: 'la session se termine' },
    about:
      'The time passes after which the vendor wants the identity verified again: an hour, if the project has no other.',
    run: ({ iadvize }) => iadvize.endSession(),
  }),
  step({
    id: 'writes-in-chat',
    kind: 'When',
    en: { expression: '{visitor} writes {string} in the chat', example: 'the customer writes "Hello" in the chat' },
    fr: { expression: '{visitor} écrit {string} dans le chat', example: 'le client écrit "Bonjour" dans le chat' },
    about: "Opens the stand-in's chat window if need be, and sends the message.",
    run: async (scene, _person, text) => {
      const last = scene.iadvize.entries().at(-1)
      await talkOn(scene.page()).say(text)
      await scene.iadvize.waitFor('message-sent', { by: 'visitor' }, last === undefined ? {} : { after: last })
    },
  }),
  step({
    id: 'agent-says',
    kind: 'When',
    en: { expression: 'an agent says {string}', example: 'an agent says "How can I help?"' },
    fr: { expression: 'un conseiller dit {string}', example: 'un conseiller dit "Bonjour, que puis-je faire ?"' },
    about: 'In the only conversation that goes on.',
    run: ({ iadvize }, text) => iadvize.agentSays(text),
  }),
]
