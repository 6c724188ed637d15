import { acceptedUserIds, entriesIn } from './questions/look.ts'
import { layerRule } from './questions/token-layers.ts'
import type { Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { PEOPLE } from '../scenes/steps.ts'

const { causes, needs, judge } = layerRule({
  causes: ['user-id-placeholder'],
  last: 'visitor-data-not-strings',
  good: 'The user id is one that a customer can have.',
})

export const audit: Audit = {
  title: 'The user id belongs to one customer and is not a placeholder',
  rule: 'The user id is neither a placeholder, such as "undefined", "test" or a template that was never filled in, nor a generic word. If two customers have different ids, this only warns.',
  why: "Customers who share a placeholder are one visitor to the vendor, and read each other's conversations.",
  source: {
    basis: 'documented',
    page: 'BE-IMP',
    says: 'The id is unique for each user and never used for another person; otherwise visitors are merged.',
  },
  fix: {
    text: 'Mint a token only when the id of the customer is known, and answer with an error otherwise.',
    code: {
      language: 'js',
      text: `if (typeof customer.id !== 'string' || customer.id === '') throw new Error('no id, no token')
const claims = { 'https://iadvize.com/userId': customer.id, iat: now, exp: now + 60 }`,
    },
  },
  worst: 'fail',
  weight: 3,
  place: 11,
  causes,
  needs: { ...needs, people: [] },
  // If the next visitor has an id of their own, no people are mixed up: the first visitor may be a test account.
  judge: (seen) => {
    const judgement = judge(seen)
    return judgement.verdict === 'fail' && haveOwnIds(seen.people) ? { ...judgement, verdict: 'warn' } : judgement
  },
}

const haveOwnIds = (people: Scene): boolean => {
  const ids = [PEOPLE.firstIn, PEOPLE.secondIn].flatMap((step) => acceptedUserIds(entriesIn(people, step)).slice(-1))
  return new Set(ids).size > 1
}
