import type { Visitor } from '../../playwright-kit/journey.ts'
import { StepError } from './step-error.ts'

/** The person's user id in tokens. Throws an Error of one sentence if the journey has none. */
export const userIdOf = ({ userId, name, email }: Visitor): string => {
  if (userId !== undefined) return userId
  throw new StepError({
    en: `The journey does not say by which user id your tokens name ${name ?? email ?? 'this visitor'}: add userId to the visitor, or write "the chat is secured".`,
    fr: `Le parcours ne dit pas sous quel identifiant vos jetons nomment ${name ?? email ?? 'ce visiteur'} : ajoutez userId au visiteur, ou écrivez « le chat est sécurisé ».`,
  })
}
