/** What the platform does with the next attempts. */

import {
  accept,
  dropConnection,
  judge,
  malformedBody,
  neverAnswer,
  refuse,
  serverError,
  type AnswerBuilder,
} from '../../playwright-kit/answers.ts'
import { durationText, LONGEST_DELAY_MS } from '../../playwright-kit/duration.ts'
import { refusalOf, type Reason } from '../parameters/reason.ts'
import { step, type Step, type Wording } from '../step.ts'

type Trouble = {
  readonly id: string
  readonly answer: () => AnswerBuilder
  /** "drops the connection", and "always drops the connection". */
  readonly en: readonly [words: string, always: string]
  readonly fr: readonly [words: string, always: string]
  readonly about: string
}

const TROUBLES: readonly Trouble[] = [
  {
    id: 'server-error',
    answer: serverError,
    en: ['answers with a server error', 'always answers with a server error'],
    fr: ['répond par une erreur serveur', 'répond toujours par une erreur serveur'],
    about: 'HTTP status 500',
  },
  {
    id: 'drop-connection',
    answer: dropConnection,
    en: ['drops the connection', 'always drops the connection'],
    fr: ['coupe la connexion', 'coupe toujours la connexion'],
    about: 'the connection ends without an answer',
  },
  {
    id: 'malformed-body',
    answer: malformedBody,
    en: ['answers with half a document', 'always answers with half a document'],
    fr: ['répond par un document tronqué', 'répond toujours par un document tronqué'],
    about: 'JSON that breaks off',
  },
  {
    id: 'never-answer',
    answer: neverAnswer,
    en: ['does not answer', 'never answers'],
    fr: ['ne répond pas', 'ne répond jamais'],
    about: 'no answer at all, until the tag gives up',
  },
]

const wording = (expression: string, count: string): Wording => ({
  expression,
  example: expression.replace('{count}', count),
})

const troubleSteps = ({ id, answer, en, fr, about }: Trouble): readonly Step[] => [
  {
    id: `platform-${id}`,
    kind: 'Given',
    en: wording(`the platform ${en[0]} {count}`, 'twice'),
    fr: wording(`la plateforme ${fr[0]} {count}`, 'deux fois'),
    about: `So many attempts get this: ${about}. Then the platform judges honestly.`,
    hasTable: false,
    run: async ({ iadvize }, count: number) => iadvize.prepare(answer().times(count)),
  },
  {
    id: `platform-${id}-always`,
    kind: 'Given',
    en: wording(`the platform ${en[1]}`, ''),
    fr: wording(`la plateforme ${fr[1]}`, ''),
    about: `Every attempt gets this: ${about}.`,
    hasTable: false,
    run: async ({ iadvize }) => iadvize.prepare(answer().always()),
  },
]

const checkDelay = (delayMs: number): void => {
  if (delayMs <= LONGEST_DELAY_MS) return
  const longest = durationText(LONGEST_DELAY_MS)
  throw new Error(`An answer of the platform cannot take ${durationText(delayMs)}: ${longest} is the longest.`)
}

const checkLateRefusal = (delayMs: number, reason: Reason): void => {
  checkDelay(delayMs)
  refusalOf(reason)
}

export const PLATFORM_STEPS: readonly Step[] = [
  step({
    id: 'platform-refuses',
    kind: 'Given',
    en: {
      expression: 'the platform refuses with {reason} {count}',
      example: 'the platform refuses with TOKEN_EXPIRED twice',
    },
    fr: {
      expression: 'la plateforme refuse avec {reason} {count}',
      example: 'la plateforme refuse avec TOKEN_EXPIRED deux fois',
    },
    about:
      'So many attempts with a token are refused, whatever the token; then the platform judges honestly. An anonymous attempt is judged as always.',
    check: refusalOf,
    run: async ({ iadvize }, reason, count) => iadvize.prepare(refuse(refusalOf(reason)).times(count)),
  }),
  step({
    id: 'platform-refuses-always',
    kind: 'Given',
    en: {
      expression: 'the platform always refuses with {reason}',
      example: 'the platform always refuses with SIGNATURE_INVALID',
    },
    fr: {
      expression: 'la plateforme refuse toujours avec {reason}',
      example: 'la plateforme refuse toujours avec SIGNATURE_INVALID',
    },
    about: 'Every attempt with a token is refused, whatever the token. An anonymous attempt is judged as always.',
    check: refusalOf,
    run: async ({ iadvize }, reason) => iadvize.prepare(refuse(refusalOf(reason)).always()),
  }),
  step({
    id: 'platform-takes-time-to-refuse',
    kind: 'Given',
    en: {
      expression: 'the platform takes {duration} to refuse with {reason}',
      example: 'the platform takes 3 seconds to refuse with TOKEN_EXPIRED',
    },
    fr: {
      expression: 'la plateforme met {duration} à refuser avec {reason}',
      example: 'la plateforme met 3 secondes à refuser avec TOKEN_EXPIRED',
    },
    about: 'Every attempt is refused after so long, whatever the token.',
    check: checkLateRefusal,
    run: async ({ iadvize }, duration, reason) => iadvize.prepare(refuse(refusalOf(reason)).after(duration).always()),
  }),
  ...TROUBLES.flatMap(troubleSteps),
  step({
    id: 'platform-is-down',
    kind: 'Given',
    en: { expression: 'the platform is down', example: 'the platform is down' },
    fr: { expression: 'la plateforme est en panne', example: 'la plateforme est en panne' },
    about: 'The connection of every attempt is dropped.',
    run: async ({ iadvize }) => iadvize.prepare(dropConnection().always()),
  }),
  step({
    id: 'platform-takes-time',
    kind: 'Given',
    en: { expression: 'the platform takes {duration} to answer', example: 'the platform takes 3 seconds to answer' },
    fr: { expression: 'la plateforme met {duration} à répondre', example: 'la plateforme met 3 secondes à répondre' },
    about: 'Every attempt is judged honestly, after so long.',
    check: checkDelay,
    run: async ({ iadvize }, duration) => iadvize.prepare(judge().after(duration).always()),
  }),
  step({
    id: 'platform-accepts',
    kind: 'Given',
    en: { expression: 'the platform accepts every token', example: 'the platform accepts every token' },
    fr: { expression: 'la plateforme accepte tous les jetons', example: 'la plateforme accepte tous les jetons' },
    about: 'Every attempt is taken, whatever the token.',
    run: async ({ iadvize }) => iadvize.prepare(accept().always()),
  }),
  step({
    id: 'platform-judges',
    kind: 'Given',
    en: { expression: 'the platform works again', example: 'the platform works again' },
    fr: { expression: 'la plateforme fonctionne à nouveau', example: 'la plateforme fonctionne à nouveau' },
    about: 'From now on every attempt is judged honestly, as without any preparation.',
    run: async ({ iadvize }) => iadvize.prepare(judge().always()),
  }),
  step({
    id: 'vendor-is-slow',
    kind: 'Given',
    en: {
      expression: 'every answer of iAdvize takes {duration}',
      example: 'every answer of iAdvize takes two seconds',
    },
    fr: {
      expression: "chaque réponse d'iAdvize prend {duration}",
      example: "chaque réponse d'iAdvize prend deux secondes",
    },
    about: 'From now on everything of the vendor, the tag too, takes so long.',
    run: async ({ iadvize }, duration) => iadvize.slow(duration),
  }),
  step({
    id: 'tag-is-blocked',
    kind: 'Given',
    en: { expression: 'the tag is blocked', example: 'the tag is blocked' },
    fr: { expression: 'le tag est bloqué', example: 'le tag est bloqué' },
    about: "From now on nothing of the vendor's can be loaded, as with an ad blocker.",
    run: async ({ iadvize }) => iadvize.block(),
  }),
  step({
    id: 'keys-are-rotated',
    kind: 'When',
    en: { expression: 'the keys are rotated', example: 'the keys are rotated' },
    fr: { expression: 'les clés sont renouvelées', example: 'les clés sont renouvelées' },
    about: 'From now on the project has a key that nobody signs with: what your backend signs is refused.',
    run: async ({ iadvize }) => iadvize.rotateKeys(),
  }),
  step({
    id: 'keys-are-rotated-to',
    kind: 'When',
    en: {
      expression: 'the keys are rotated to {string}',
      example: 'the keys are rotated to "keys/next.pub.pem"',
    },
    fr: {
      expression: 'les clés sont remplacées par {string}',
      example: 'les clés sont remplacées par "keys/next.pub.pem"',
    },
    about: 'From now on the project has the public key of this file.',
    run: async ({ iadvize }, file) => iadvize.rotateKeys(file),
  }),
]
