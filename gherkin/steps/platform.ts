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
} from '../../playwright-kit/vendor/answers.ts'
import { durationText, LONGEST_DELAY_MS } from '../../protocol/duration.ts'
import { refusalOf, type Reason } from '../parameters/reason.ts'
import { step, type Step, type Wording } from '../step.ts'

type Trouble = {
  readonly id: string
  readonly answer: () => AnswerBuilder
  /** For example "drops the connection" and "always drops the connection". */
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
    about: 'the connection closes without an answer',
  },
  {
    id: 'malformed-body',
    answer: malformedBody,
    en: ['answers with half a document', 'always answers with half a document'],
    fr: ['répond par un document tronqué', 'répond toujours par un document tronqué'],
    about: 'truncated JSON',
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
    about: `This many attempts get the following: ${about}. Then the platform judges tokens again.`,
    hasTable: false,
    run: async ({ iadvize }, count: number) => iadvize.prepare(answer().times(count)),
  },
  {
    id: `platform-${id}-always`,
    kind: 'Given',
    en: wording(`the platform ${en[1]}`, ''),
    fr: wording(`la plateforme ${fr[1]}`, ''),
    about: `Every attempt gets the following: ${about}.`,
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
      'Refuses this many attempts with a token, whatever the token; then the platform judges tokens again. Anonymous attempts are judged as usual.',
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
    about: 'Refuses every attempt with a token, whatever the token. Anonymous attempts are judged as usual.',
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
    about: 'Refuses every attempt after this time, whatever the token.',
    check: checkLateRefusal,
    run: async ({ iadvize }, duration, reason) => iadvize.prepare(refuse(refusalOf(reason)).after(duration).always()),
  }),
  ...TROUBLES.flatMap(troubleSteps),
  step({
    id: 'platform-is-down',
    kind: 'Given',
    en: 'the platform is down',
    fr: 'la plateforme est en panne',
    about: 'The connection of every attempt is dropped.',
    run: async ({ iadvize }) => iadvize.prepare(dropConnection().always()),
  }),
  step({
    id: 'platform-takes-time',
    kind: 'Given',
    en: { expression: 'the platform takes {duration} to answer', example: 'the platform takes 3 seconds to answer' },
    fr: { expression: 'la plateforme met {duration} à répondre', example: 'la plateforme met 3 secondes à répondre' },
    about: 'Judges every attempt, after this time.',
    check: checkDelay,
    run: async ({ iadvize }, duration) => iadvize.prepare(judge().after(duration).always()),
  }),
  step({
    id: 'platform-accepts',
    kind: 'Given',
    en: 'the platform accepts every token',
    fr: 'la plateforme accepte tous les jetons',
    about: 'Accepts every attempt, whatever the token.',
    run: async ({ iadvize }) => iadvize.prepare(accept().always()),
  }),
  step({
    id: 'platform-accepts-so-often',
    kind: 'Given',
    en: { expression: 'the platform accepts any token {count}', example: 'the platform accepts any token once' },
    fr: {
      expression: "la plateforme accepte n'importe quel jeton {count}",
      example: "la plateforme accepte n'importe quel jeton une fois",
    },
    about: 'Accepts this many attempts, whatever the token; then the platform judges tokens again.',
    run: async ({ iadvize }, count) => iadvize.prepare(accept().times(count)),
  }),
  step({
    id: 'platform-judges',
    kind: 'Given',
    en: 'the platform works again',
    fr: 'la plateforme fonctionne à nouveau',
    about: 'From now on the platform judges every attempt, as if nothing had been prepared.',
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
    about: 'From now on every answer of the vendor takes this long, including the tag itself.',
    run: async ({ iadvize }, duration) => iadvize.slow(duration),
  }),
  step({
    id: 'tag-is-blocked',
    kind: 'Given',
    en: 'the tag is blocked',
    fr: 'le tag est bloqué',
    about: 'From now on nothing can be loaded from the vendor, as with an ad blocker.',
    run: async ({ iadvize }) => iadvize.block(),
  }),
  step({
    id: 'tag-is-no-longer-blocked',
    kind: 'Given',
    en: 'the tag is no longer blocked',
    fr: "le tag n'est plus bloqué",
    about: 'From now on everything can be loaded from the vendor again.',
    run: async ({ iadvize }) => iadvize.unblock(),
  }),
  step({
    id: 'keys-are-rotated',
    kind: 'When',
    en: 'the keys are rotated',
    fr: 'les clés sont renouvelées',
    about:
      'From now on the project has a key that your backend does not sign with, so the tokens of your backend are refused.',
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
    about: 'From now on the project has the public key in this file.',
    run: async ({ iadvize }, file) => iadvize.rotateKeys(file),
  }),
]
