import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: "Signing out ends only the shop's session; `logout` is never called.",
  breaks: ['logout-called', 'logout-nothing-left'],
  mayBreak: ['logout-another-tab', 'logout-next-visitor'],
}
