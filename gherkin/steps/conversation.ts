/** The messages in the chat, and what the agent sees of the visitor. */

import { talkOn } from '../run/talk.ts'
import { expectInChat, expectNoPadlock, expectPadlock } from '../run/told-claims.ts'
import { step, type Step } from '../step.ts'

export const CONVERSATION_STEPS: readonly Step[] = [
  step({
    id: 'writes-in-chat',
    kind: 'When',
    en: { expression: '{visitor} writes {string} in the chat', example: 'the customer writes "Hello" in the chat' },
    fr: { expression: '{visitor} écrit {string} dans le chat', example: 'le client écrit "Bonjour" dans le chat' },
    about: "Opens the stand-in's chat window if necessary, and sends the message.",
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
    about: 'In the ongoing conversation; there must be exactly one.',
    run: ({ iadvize }, text) => iadvize.agentSays(text),
  }),
  step({
    id: 'agent-ends',
    kind: 'When',
    en: 'the agent ends the conversation',
    fr: 'le conseiller termine la conversation',
    about: 'Ends the ongoing conversation; there must be exactly one.',
    run: ({ iadvize }) => iadvize.agentEnds(),
  }),
  step({
    id: 'agent-ends-asking',
    kind: 'When',
    en: 'the agent ends the conversation and asks how it was',
    fr: 'le conseiller termine la conversation et demande un avis',
    about: 'The chat window asks the visitor for a score from 1 to 5.',
    run: ({ iadvize }) => iadvize.agentEnds({ askSatisfaction: true }),
  }),
  step({
    id: 'chat-shows',
    kind: 'Then',
    en: { expression: 'the chat shows {string}', example: 'the chat shows "How can I help?"' },
    fr: { expression: 'le chat affiche {string}', example: 'le chat affiche "Bonjour"' },
    about: "The stand-in's chat window is open and shows this message.",
    run: expectInChat,
  }),
  step({
    id: 'agent-sees-padlock',
    kind: 'Then',
    en: 'the agent sees a padlock',
    fr: 'le conseiller voit un cadenas',
    about: "In the latest conversation, the agent sees that the visitor's identity is verified.",
    run: expectPadlock,
  }),
  step({
    id: 'agent-sees-no-padlock',
    kind: 'Then',
    en: 'the agent sees no padlock',
    fr: 'le conseiller ne voit pas de cadenas',
    about: 'There is a conversation, and in the latest one the agent sees no padlock, now or within a day.',
    run: expectNoPadlock,
  }),
]
