import { acceptedUserIds } from '../../../../../audits/rules/questions/look.ts'
import { acceptedIn } from '../../../../../audits/rules/questions/secured.ts'
import { ANSWERS } from '../../../../../protocol/misbehaviours.ts'
import { sceneOf } from '../case.ts'
import { accepted } from '../events.ts'
import type { Claim } from './claim.ts'

const { journal: ANSWERED } = sceneOf([
  ['signs in', { journal: ANSWERS.map((answer) => accepted(`user of ${answer}`, { answer })) }],
])

const { journal: ANONYMOUS } = sceneOf([['signs in', { journal: [accepted(null, { optionType: 'ANONYMOUS' })] }]])

export const claims: readonly Claim[] = [
  {
    says: 'only a token that was judged, or accepted as prepared, secures a visitor',
    answer: () => acceptedIn(ANSWERED).map(({ answer }) => answer),
    is: ['judge', 'accept'],
  },
  {
    says: 'only a token that was judged, or accepted as prepared, has an accepted user id',
    answer: () => acceptedUserIds(ANSWERED),
    is: ['user of judge', 'user of accept'],
  },
  {
    says: 'an anonymous visitor accepted by the platform is not secured',
    answer: () => acceptedIn(ANONYMOUS),
    is: [],
  },
]
