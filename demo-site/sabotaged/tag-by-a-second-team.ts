import { sabotage } from '../site.ts'

export const tagByASecondTeam = sabotage({
  id: 'tag-by-a-second-team',
  mistake: 'The tag is in the template already, and the script of another team adds it once more without looking.',
  breaks: ['loading-once'],
  hasOwnCode: true,
})
