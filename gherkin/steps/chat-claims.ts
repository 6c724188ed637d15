/**
 * Claims about the result of the chat. Positive claims cover the time since the last move; negative and counted ones cover the
 * whole scenario.
 */

import type { FailureCode } from '../../protocol/failures.ts'
import type { Reason } from '../parameters/reason.ts'
import { checkIsCustomer, visitorOf, type Person } from '../parameters/visitor.ts'
import { userIdOf } from '../run/user-id.ts'
import type { Scene } from '../run/scene.ts'
import { step, type Step } from '../step.ts'

const userIn = (scene: Scene, person: Person): string => userIdOf(visitorOf(person, scene.journey))

const asOptions = (given: Reason): { readonly code?: FailureCode; readonly reason?: string } => given

export const CHAT_CLAIMS: readonly Step[] = [
  step({
    id: 'chat-is-secured',
    kind: 'Then',
    en: 'the chat is secured',
    fr: 'le chat est sécurisé',
    about: "Since the visitor's last move, an activation with a token has succeeded.",
    run: (scene) => scene.expect(scene.sinceMove()).toHaveActivated(),
  }),
  step({
    id: 'chat-is-secured-for',
    kind: 'Then',
    en: { expression: 'the chat is secured for {visitor}', example: 'the chat is secured for Camille' },
    fr: { expression: 'le chat est sécurisé pour {visitor}', example: 'le chat est sécurisé pour Camille' },
    about: 'The same, for this person, by the `userId` in the token.',
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
    about: "The same, with this many attempts: the first one and the tag's retries.",
    run: (scene, attempts) => scene.expect(scene.sinceMove()).toHaveActivated({ attempts }),
  }),
  step({
    id: 'chat-is-secured-so-often',
    kind: 'Then',
    en: { expression: 'the chat is secured {count}', example: 'the chat is secured twice' },
    fr: { expression: 'le chat est sécurisé {count}', example: 'le chat est sécurisé deux fois' },
    about: 'In the whole scenario, exactly this many activations with a token have succeeded, and no more will.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveActivated({ times }),
  }),
  step({
    id: 'chat-is-not-secured',
    kind: 'Then',
    en: 'the chat is not secured',
    fr: "le chat n'est pas sécurisé",
    about: 'In the whole scenario, no activation with a token has succeeded, and none will.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveActivated(),
  }),
  step({
    id: 'chat-is-not-secured-for',
    kind: 'Then',
    en: { expression: 'the chat is not secured for {visitor}', example: 'the chat is not secured for Jonas' },
    fr: { expression: "le chat n'est pas sécurisé pour {visitor}", example: "le chat n'est pas sécurisé pour Jonas" },
    about: 'In the whole scenario, no activation for this person has succeeded, and none will.',
    check: checkIsCustomer,
    run: (scene, person) => scene.expect(scene.iadvize).not.toHaveActivated({ userId: userIn(scene, person) }),
  }),
  step({
    id: 'activation-fails',
    kind: 'Then',
    en: 'the activation fails',
    fr: "l'activation échoue",
    about: "Since the visitor's last move, the site was told that an activation failed.",
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
    about: 'The same, for this reason: a code, or in quotes the words that the site was told.',
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
    about: "The same, after this many attempts: 4 with the tag's three retries, 0 if the call itself was wrong.",
    run: (scene, reason, attempts) =>
      scene.expect(scene.sinceMove()).toHaveFailedActivation({ ...asOptions(reason), attempts }),
  }),
  step({
    id: 'activation-fails-so-often',
    kind: 'Then',
    en: { expression: 'the activation fails {count}', example: 'the activation fails once' },
    fr: { expression: "l'activation échoue {count}", example: "l'activation échoue une fois" },
    about:
      'In the whole scenario, the site was told exactly this often that an activation failed, and will not be told again.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveFailedActivation({ times }),
  }),
  step({
    id: 'no-activation-fails',
    kind: 'Then',
    en: 'no activation fails',
    fr: "aucune activation n'échoue",
    about: 'In the whole scenario, no activation has failed, and none will.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveFailedActivation(),
  }),
  step({
    id: 'chat-is-anonymous',
    kind: 'Then',
    en: 'an anonymous activation follows',
    fr: 'une activation anonyme suit',
    about: "Since the visitor's last move, the platform has accepted an anonymous visitor.",
    run: (scene) => scene.expect(scene.sinceMove()).toHaveActivatedAnonymously(),
  }),
  step({
    id: 'chat-is-anonymous-so-often',
    kind: 'Then',
    en: { expression: 'an anonymous activation follows {count}', example: 'an anonymous activation follows once' },
    fr: { expression: 'une activation anonyme suit {count}', example: 'une activation anonyme suit une fois' },
    about:
      'In the whole scenario, the platform has accepted an anonymous visitor exactly this often, and will not do so again.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveActivatedAnonymously({ times }),
  }),
  step({
    id: 'no-anonymous-activation',
    kind: 'Then',
    en: 'no anonymous activation follows',
    fr: 'aucune activation anonyme ne suit',
    about:
      'In the whole scenario, the site has not chosen to continue anonymously, and the platform has accepted no anonymous visitor; neither happens within a day.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveActivatedAnonymously(),
  }),
]
