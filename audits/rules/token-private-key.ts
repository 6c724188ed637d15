import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import { findPrivateKey, lineOf } from './questions/traces.ts'
import { VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'The private signing key never reaches the browser',
  rule: 'Nothing that the site serves holds a private key.',
  why: 'Anyone who has the key can pose as any of your customers until the pair is replaced.',
  source: {
    basis: 'documented',
    page: 'BE-SIG',
    says: 'The client makes the pair and shares the public key; the private one signs on the server.',
  },
  fix: {
    text: 'Sign on the server, read the key from a vault, and replace the pair if it has ever been served.',
    code: {
      language: 'js',
      text: `const yourPrivateKey = createPrivateKey(process.env.IADVIZE_SIGNING_KEY)   // on the server`,
    },
  },
  worst: 'fail',
  weight: 3,
  place: 24,
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const files = (visit.keyFiles ?? []).map((file) => ({
      ...file,
      word: 'in-a-file',
      how: 'to anyone who asks',
    }))
    const sources = visit.requests.map(({ url, answer }) => ({
      url,
      answer: answer ?? '',
      word: 'in-a-page',
      how: 'to the browser',
    }))
    const problems = [...sources, ...files].flatMap(({ url, answer, word, how }): readonly Problem[] => {
      const index = findPrivateKey(answer)
      if (index === null) return []
      const seen = `a private key begins in line ${lineOf(answer, index)}`
      const sentence = `A private key is served ${how}`
      return [{ word, sentence, at: `by ${url}`, evidence: [value(url, seen, 'no private key')] }]
    })
    return problems.length === 0 && visit.keyFiles === null
      ? couldNotTell(
          'a visit that gets beyond the sign-in',
          'The addresses where keys are often left were not requested.',
        )
      : verdictOn(problems, 'No page, no script and no address where keys are left by mistake held a private key.')
  },
}
