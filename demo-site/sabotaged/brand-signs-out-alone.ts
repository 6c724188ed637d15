import { sabotage } from '../site.ts'

export const brandSignsOutAlone = sabotage({
  id: 'brand-signs-out-alone',
  mistake: "Signing out ends the shop's session only; `logout` is called nowhere.",
  breaks: ['logout-called', 'logout-nothing-left'],
  mayBreak: ['logout-another-tab', 'logout-next-visitor'],
  hasOwnCode: true,
})
