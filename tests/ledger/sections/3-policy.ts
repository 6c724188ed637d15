import type { Section } from '../row.ts'

const FOUR_ATTEMPTS =
  'a server error throughout ends after 4 attempts, and no anonymous activation and no attempt of the site follows'
const THREE_RETRIES = 'is tried again three times, after 1 s, 2 s and 4 s, and the provider is asked anew each time'

export const POLICY: readonly Section[] = [
  {
    id: '3.5',
    title: 'Retries',
    rows: [
      {
        id: '3.5-three-by-itself',
        mark: 'documented',
        sources: ['SEED'],
        statement: 'On an error the tag tries three more times by itself before it reports a failure.',
        standIn: 'One attempt and three retries.',
        fidelity: 'retryCount',
        test: FOUR_ATTEMPTS,
      },
      {
        id: '3.5-none-by-the-site',
        mark: 'documented',
        sources: ['SEED'],
        statement: 'A site should add no retries.',
        standIn: "The demo shop's code, which is there to be copied, adds none.",
        test: FOUR_ATTEMPTS,
      },
      {
        id: '3.5-count',
        mark: 'unknown',
        sources: ['SEED'],
        statement: 'Whether three is the count in all or after the first is not said.',
        standIn: 'After the first.',
        fidelity: 'retryCount',
        test: 'retries follow them: one, after five seconds, with the same token',
      },
      {
        id: '3.5-delays',
        mark: 'unknown',
        sources: ['SEED'],
        statement: 'The delays are not said.',
        standIn: '1 s, 2 s and 4 s.',
        fidelity: 'retryDelaysMs',
        test: THREE_RETRIES,
      },
      {
        id: '3.5-provider-again',
        mark: 'unknown',
        sources: ['SEED'],
        statement: 'Whether the provider is asked again for a retry is not said.',
        standIn: 'It is, unless the switch keeps the first token.',
        fidelity: 'retryToken',
        test: 'sends the same token again, without asking, where the switch says so',
      },
      {
        id: '3.5-bad-token',
        mark: 'unknown',
        sources: ['SEED'],
        statement: 'Whether a bad token is retried like a server error is not said.',
        standIn: 'It is, unless the switch makes what the platform refuses final.',
        test: 'a token that the platform refuses ends the activation after one attempt',
        fidelity: 'refusedTokenRetried',
      },
    ],
  },
  {
    id: '3.6',
    title: "The site's choices after a failure",
    rows: [
      {
        id: '3.6-no-activation',
        mark: 'documented',
        sources: ['SEED'],
        statement: 'A site without a token may leave out `activate`, which is recommended.',
        standIn: "The demo shop's default.",
        test: 'when the token backend is "${behaviour}" activate is never called, and the shop goes on',
      },
      {
        id: '3.6-anonymous-choice',
        mark: 'documented',
        sources: ['SEED'],
        statement: 'Or it may activate anonymously.',
        standIn: "The demo shop's other choice.",
        test: 'a token backend that cannot mint leads to an anonymous chat, the other documented choice',
      },
      {
        id: '3.6-no-fallback',
        mark: 'documented',
        sources: ['SEED'],
        statement: 'After `activate` itself has failed there must be no anonymous one instead.',
        standIn: 'Neither the tag nor the demo shop does that.',
        test: 'an activation that fails still does not become anonymous',
      },
    ],
  },
  {
    id: '3.7',
    title: 'How often activate is called',
    rows: [
      {
        id: '3.7-once-per-load',
        mark: 'documented',
        sources: ['FAQ'],
        statement: 'Once whenever the tag is loaded, so on every page.',
        standIn: 'The demo shop does so, and each page is one activation.',
        test: 'a signed-in customer chats as themselves, on every page that they load',
      },
      {
        id: '3.7-anonymous-to-secured',
        mark: 'documented',
        sources: ['AUTH'],
        statement: 'It also leads from anonymous to authenticated.',
        standIn: 'Without a logout between.',
        test: 'to secured is no second activation: the identity changes without a logout',
      },
      {
        id: '3.7-secured-to-secured',
        mark: 'inferred',
        sources: ['FAQ', 'AUTH'],
        statement: 'From secured to secured a logout has to come first.',
        standIn: 'Without it the call fails.',
        test: 'activate when already authenticated fails until logout, and the visitor stays who they are',
      },
      {
        id: '3.7-anonymous-twice',
        mark: 'inferred',
        sources: [],
        statement: 'Anonymous twice is not documented; like activating twice.',
        standIn: 'The second fails, and the visitor stays.',
        test: 'to anonymous is "activate twice", and the visitor stays who they were',
      },
      {
        id: '3.7-secured-to-anonymous',
        mark: 'inferred',
        sources: [],
        statement: 'From secured to anonymous without a logout is not documented; like activating twice.',
        standIn: 'It fails: nobody takes the place of somebody who is authenticated.',
        test: '${name} the tag keeps its promises in any order of events, and settles every activation once',
      },
    ],
  },
]
