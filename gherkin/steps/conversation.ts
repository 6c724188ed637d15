/** What is said in the chat, and what the agent sees of the visitor. */

import { talkOn } from '../talk.ts'
import { expectInChat, expectNoPadlock, expectPadlock } from '../told-claims.ts'
import { step, type Step } from '../step.ts'

export const CONVERSATION_STEPS: readonly Step[] = [
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
  step({
    id: 'agent-ends',
    kind: 'When',
    en: { expression: 'the agent ends the conversation', example: 'the agent ends the conversation' },
    fr: { expression: 'le conseiller termine la conversation', example: 'le conseiller termine la conversation' },
    about: 'The only conversation that goes on.',
    run: ({ iadvize }) => iadvize.agentEnds(),
  }),
  step({
    id: 'agent-ends-asking',
    kind: 'When',
    en: {
      expression: 'the agent ends the conversation and asks how it was',
      example: 'the agent ends the conversation and asks how it was',
    },
    fr: {
      expression: 'le conseiller termine la conversation et demande un avis',
      example: 'le conseiller termine la conversation et demande un avis',
    },
    about: 'The visitor is asked for a mark from 1 to 5 in the chat window.',
    run: ({ iadvize }) => iadvize.agentEnds({ askSatisfaction: true }),
  }),
  step({
    id: 'chat-shows',
    kind: 'Then',
    en: { expression: 'the chat shows {string}', example: 'the chat shows "How can I help?"' },
    fr: { expression: 'le chat affiche {string}', example: 'le chat affiche "Bonjour"' },
    about: "Somebody has said it in the stand-in's chat window, which is open.",
    run: expectInChat,
  }),
  step({
    id: 'agent-sees-padlock',
    kind: 'Then',
    en: { expression: 'the agent sees a padlock', example: 'the agent sees a padlock' },
    fr: { expression: 'le conseiller voit un cadenas', example: 'le conseiller voit un cadenas' },
    about: 'In the latest conversation: the agent is told that the identity of the visitor is verified.',
    run: expectPadlock,
  }),
  step({
    id: 'agent-sees-no-padlock',
    kind: 'Then',
    en: { expression: 'the agent sees no padlock', example: 'the agent sees no padlock' },
    fr: { expression: 'le conseiller ne voit pas de cadenas', example: 'le conseiller ne voit pas de cadenas' },
    about: 'There is a conversation, and in the latest one the agent sees none, nor will within a day.',
    run: expectNoPadlock,
  }),
]
