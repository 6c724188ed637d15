/** What came of the chat. */

import type { FailureCode } from '../../protocol/failures.ts'
import type { Reason } from '../parameters/reason.ts'
import { checkIsCustomer, visitorOf, type Person } from '../parameters/visitor.ts'
import { userIdOf } from '../user-id.ts'
import type { Scene } from '../scene.ts'
import { step, type Step } from '../step.ts'

/** What happened is looked for since somebody last moved; what did not happen, and how often, in the whole scenario. */
const userIn = (scene: Scene, person: Person): string => userIdOf(visitorOf(person, scene.journey))

const asOptions = (given: Reason): { readonly code?: FailureCode; readonly reason?: string } => given

export const CHAT_CLAIMS: readonly Step[] = [
  step({
    id: 'chat-is-secured',
    kind: 'Then',
    en: { expression: 'the chat is secured', example: 'the chat is secured' },
    fr: { expression: 'le chat est sécurisé', example: 'le chat est sécurisé' },
    about: 'Since somebody last moved on the site, an activation with a token has succeeded.',
    run: (scene) => scene.expect(scene.sinceMove()).toHaveActivated(),
  }),
  step({
    id: 'chat-is-secured-for',
    kind: 'Then',
    en: { expression: 'the chat is secured for {visitor}', example: 'the chat is secured for Camille' },
    fr: { expression: 'le chat est sécurisé pour {visitor}', example: 'le chat est sécurisé pour Camille' },
    about: 'And it was for this person, by the `userId` in the token.',
    check: checkIsCustomer,
    run: (scene, person) => scene.expect(scene.sinceMove()).toHaveActivated({ userId: userIn(scene, person) }),
  }),
  step({
    id: 'chat-is-secured-after',
    kind: 'Then',
    en: {
      expression: 'the chat is secured after {number} attempt(s)',
      example: 'the chat is secured after 3 attempts',
    },
    fr: {
      expression: 'le chat est sécurisé après {number} tentative(s)',
      example: 'le chat est sécurisé après 3 tentatives',
    },
    about: 'And so many attempts were made, the first one and the retries of the tag.',
    run: (scene, attempts) => scene.expect(scene.sinceMove()).toHaveActivated({ attempts }),
  }),
  step({
    id: 'chat-is-secured-so-often',
    kind: 'Then',
    en: { expression: 'the chat is secured {count}', example: 'the chat is secured twice' },
    fr: { expression: 'le chat est sécurisé {count}', example: 'le chat est sécurisé deux fois' },
    about: 'In the whole scenario so many activations with a token have succeeded, and not one more will.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveActivated({ times }),
  }),
  step({
    id: 'chat-is-not-secured',
    kind: 'Then',
    en: { expression: 'the chat is not secured', example: 'the chat is not secured' },
    fr: { expression: "le chat n'est pas sécurisé", example: "le chat n'est pas sécurisé" },
    about: 'In the whole scenario no activation with a token has succeeded, and none will.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveActivated(),
  }),
  step({
    id: 'chat-is-not-secured-for',
    kind: 'Then',
    en: { expression: 'the chat is not secured for {visitor}', example: 'the chat is not secured for Jonas' },
    fr: { expression: "le chat n'est pas sécurisé pour {visitor}", example: "le chat n'est pas sécurisé pour Jonas" },
    about: 'In the whole scenario no activation for this person has succeeded, and none will.',
    check: checkIsCustomer,
    run: (scene, person) => scene.expect(scene.iadvize).not.toHaveActivated({ userId: userIn(scene, person) }),
  }),
  step({
    id: 'activation-fails',
    kind: 'Then',
    en: { expression: 'the activation fails', example: 'the activation fails' },
    fr: { expression: "l'activation échoue", example: "l'activation échoue" },
    about: 'Since somebody last moved on the site, it was told that an activation failed.',
    run: (scene) => scene.expect(scene.sinceMove()).toHaveFailedActivation(),
  }),
  step({
    id: 'activation-fails-with',
    kind: 'Then',
    en: {
      expression: 'the activation fails with {reason}',
      example: 'the activation fails with "Failed to fetch authentication with a server error"',
    },
    fr: {
      expression: "l'activation échoue avec {reason}",
      example: "l'activation échoue avec SIGNATURE_INVALID",
    },
    about: 'For this reason: a code, or the words that the site was told.',
    run: (scene, reason) => scene.expect(scene.sinceMove()).toHaveFailedActivation(asOptions(reason)),
  }),
  step({
    id: 'activation-fails-after',
    kind: 'Then',
    en: {
      expression: 'the activation fails with {reason} after {number} attempt(s)',
      example: 'the activation fails with SIGNATURE_INVALID after 4 attempts',
    },
    fr: {
      expression: "l'activation échoue avec {reason} après {number} tentative(s)",
      example: "l'activation échoue avec SIGNATURE_INVALID après 4 tentatives",
    },
    about: 'After so many attempts: 4 with the three retries of the tag, 0 where the call itself was wrong.',
    run: (scene, reason, attempts) =>
      scene.expect(scene.sinceMove()).toHaveFailedActivation({ ...asOptions(reason), attempts }),
  }),
  step({
    id: 'activation-fails-so-often',
    kind: 'Then',
    en: { expression: 'the activation fails {count}', example: 'the activation fails once' },
    fr: { expression: "l'activation échoue {count}", example: "l'activation échoue une fois" },
    about: 'In the whole scenario the site was told so often that an activation failed, and is not once more.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveFailedActivation({ times }),
  }),
  step({
    id: 'no-activation-fails',
    kind: 'Then',
    en: { expression: 'no activation fails', example: 'no activation fails' },
    fr: { expression: "aucune activation n'échoue", example: "aucune activation n'échoue" },
    about: 'In the whole scenario no activation has failed, and none will.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveFailedActivation(),
  }),
  step({
    id: 'chat-is-anonymous',
    kind: 'Then',
    en: { expression: 'an anonymous activation follows', example: 'an anonymous activation follows' },
    fr: { expression: 'une activation anonyme suit', example: 'une activation anonyme suit' },
    about: 'Since somebody last moved on the site, the platform has taken an anonymous visitor.',
    run: (scene) => scene.expect(scene.sinceMove()).toHaveActivatedAnonymously(),
  }),
  step({
    id: 'chat-is-anonymous-so-often',
    kind: 'Then',
    en: { expression: 'an anonymous activation follows {count}', example: 'an anonymous activation follows once' },
    fr: { expression: 'une activation anonyme suit {count}', example: 'une activation anonyme suit une fois' },
    about:
      'In the whole scenario the platform has taken an anonymous visitor exactly this often, and does not do so again.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveActivatedAnonymously({ times }),
  }),
  step({
    id: 'no-anonymous-activation',
    kind: 'Then',
    en: { expression: 'no anonymous activation follows', example: 'no anonymous activation follows' },
    fr: { expression: 'aucune activation anonyme ne suit', example: 'aucune activation anonyme ne suit' },
    about:
      'In the whole scenario the site has not chosen to go on anonymously, and the platform has taken no anonymous visitor; neither happens within a day.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveActivatedAnonymously(),
  }),
]
