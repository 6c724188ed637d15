/** How the site is used, as code: known for the demo shop, and for another site to be filled in. */

import type { Who } from '../recorded/sentence.ts'
import { literal } from './literal.ts'
import type { Site } from './rehearsal.ts'
import type { CodeNames } from './code.ts'

/** What a placeholder says when it is run. */
const fillIn = (name: string, what: string): string =>
  `throw new Error(\`Fill in ${name} in this file: how ${what} your site, from \${page.url()}.\`)`

const SIGN_IN = fillIn('signIn', "${visitor['name']} signs in to")
const SIGN_OUT = fillIn('signOut', 'the visitor signs out of')

const FILL_IN = '// FILL IN: the stand-in does not see how a visitor signs in to your site, and out.'

/** The visitors and how they sign in and out, above a test. */
export const siteCode = (site: Site, people: readonly Who[]): readonly string[] => {
  if (people.length === 0) return []
  if (site.isDemoShop) return [`const [${patternOf(site, people)}] = demoShop.visitors`, '']
  return [
    ...people.map((who) => `const ${nameOf(site, who)} = ${literal(visitorOf(site, who))}`),
    '',
    FILL_IN,
    'const signIn = async (page: Page, visitor: Visitor): Promise<void> => {',
    `  ${SIGN_IN}`,
    '}',
    '',
    'const signOut = async (page: Page): Promise<void> => {',
    `  ${SIGN_OUT}`,
    '}',
    '',
  ]
}

/** The journey of a configuration. */
export const journeyCode = ({ visitors }: Site): readonly string[] => [
  'const journey: Journey = {',
  `  visitors: [${visitors
    .slice(0, 2)
    .map((visitor) => literal(visitor))
    .join(', ')}],`,
  `  ${FILL_IN}`,
  '  signIn: async (page, visitor) => {',
  `    ${SIGN_IN}`,
  '  },',
  '  signOut: async (page) => {',
  `    ${SIGN_OUT}`,
  '  },',
  '}',
]

export const codeNames = (site: Site): CodeNames => ({
  visitor: (who) => nameOf(site, who),
  signIn: site.isDemoShop ? 'demoShop.signIn' : 'signIn',
  signOut: site.isDemoShop ? 'demoShop.signOut' : 'signOut',
})

const POSITIONS: Readonly<Record<Who, number>> = { customer: 0, 'other-customer': 1, stranger: 0 }

const visitorOf = ({ visitors }: Site, who: Who): Readonly<Record<string, string>> => visitors[POSITIONS[who]] ?? {}

const nameOf = (site: Site, who: Who): string => {
  const [first = ''] = site.isDemoShop ? (visitorOf(site, who)['name'] ?? '').split(' ') : []
  if (first !== '') return first.toUpperCase()
  return who === 'other-customer' ? 'OTHER_CUSTOMER' : 'CUSTOMER'
}

/** A place is left out for whoever is not needed. */
const patternOf = (site: Site, people: readonly Who[]): string => {
  const names = (['customer', 'other-customer'] as const).map((who) => (people.includes(who) ? nameOf(site, who) : ''))
  return names.join(', ').replace(/, $/, '')
}
