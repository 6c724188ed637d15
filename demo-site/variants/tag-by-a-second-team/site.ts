import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: "The template already has the tag, and another team's script adds it again without checking.",
  breaks: ['loading-once'],
}
