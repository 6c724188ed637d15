import { expect, test } from '../../../plain-test.ts'
import { JourneyError, readJourney } from '../../../../audits/journey/read-journey.ts'

const FULL = {
  visitors: [{ email: 'camille@example.com', password: 'camomile' }],
  signIn: async () => {},
  signOut: async () => {},
}

const sentenceOf = (exported: Readonly<Record<string, unknown>>): string => {
  try {
    readJourney(exported, 'journey.ts')
  } catch (error) {
    if (error instanceof JourneyError) return error.message
    throw error
  }
  return 'it was taken'
}

test('a journey may be exported by name or as a default export', () => {
  expect(readJourney(FULL, 'journey.ts')).toEqual(FULL)
  expect(readJourney({ default: FULL }, 'journey.ts')).toEqual(FULL)
  const { visitors, ...steps } = FULL
  expect(readJourney({ default: steps, visitors, helper: 1 }, 'journey.ts')).toEqual(FULL)
})

for (const { mistake, exported, says } of [
  { mistake: 'that exports nothing', exported: {}, says: /exports nothing: it needs visitors, signIn.*signOut/ },
  {
    mistake: 'whose signIn is no function',
    exported: { ...FULL, signIn: 'by hand' },
    says: /^The journey journey\.ts cannot be used: signIn must be a function \(page, visitor\)\.$/,
  },
  {
    mistake: 'without visitors and without signOut',
    exported: { signIn: FULL.signIn },
    says: /visitors must be a list.*; signOut must be a function \(page\)/,
  },
  { mistake: 'with nobody who signs in', exported: { ...FULL, visitors: [] }, says: /visitors must have one person/ },
  {
    mistake: 'with three people',
    exported: { ...FULL, visitors: [1, 2, 3].map(() => FULL.visitors[0]) },
    says: /visitors must not have more than two/,
  },
  {
    mistake: 'whose password is not in the environment',
    exported: { ...FULL, visitors: [{ email: 'a@b.c', password: undefined }] },
    says: /visitors\[0\]\.password must be a string that is not empty; .*set that variable/,
  },
  {
    mistake: 'whose visitor has no fields',
    exported: { ...FULL, visitors: [{}] },
    says: /visitors\[0\] must be an obj/,
  },
  {
    mistake: 'whose chatPages are one address',
    exported: { ...FULL, chatPages: '/account' },
    says: /chatPages must be addresses/,
  },
  {
    mistake: 'with a slip in a name that is not asked for',
    exported: { ...FULL, chatpages: ['/'] },
    says: /exports chatpages, which is not part of a journey; did you mean chatPages\?/,
  },
]) {
  test(`a journey ${mistake} is refused in one sentence that says what belongs there`, () => {
    const sentence = sentenceOf(exported)
    expect(sentence).toMatch(says)
    expect(sentence).not.toContain('\n')
  })
}
