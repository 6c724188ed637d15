/** The groups of audits, in the order of a visit. The id of an audit begins with its group. */

export const GROUPS = {
  loading: 'Loading the tag',
  activation: 'Activation',
  failure: 'When the activation fails',
  token: 'The token and its endpoint',
  session: 'A long session',
  logout: 'Signing out',
} as const

export type GroupId = keyof typeof GROUPS

export const GROUP_IDS = Object.keys(GROUPS) as readonly GroupId[]
