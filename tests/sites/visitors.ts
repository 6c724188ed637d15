/** The two customers of every site, as a journey knows them: `House.customers` are the accounts behind them. */

import type { Journey } from '../../playwright-kit/journey.ts'

export const VISITORS: Journey['visitors'] = [
  { name: 'Camille Moreau', email: 'camille@example.com', password: 'camomile' },
  { name: 'Jonas Lindqvist', email: 'jonas@example.com', password: 'juniper' },
]
