import type { Section } from '../row.ts'

const PROVIDER_FAILS = 'a provider that throws or rejects is asked again three times, and then the activation fails'
const GIVES_RUBBISH =
  'a provider that answers ${JSON.stringify(value)} fails the activation at once, in the documented shape'

export const UNKNOWN_LIFE: readonly Section[] = [
  {
    id: 'unknown',
    title: 'What no source says: activation and logout',
    rows: [
      {
        id: 'unknown-faq',
        mark: 'unknown',
        sources: ['FAQ'],
        statement: 'The error table of the FAQ after its sixth row, its console output and the rest of its curl.',
        standIn: 'The six rows.',
        reason: 'the text is lost',
      },
      {
        id: 'unknown-logout-value',
        mark: 'unknown',
        sources: [],
        statement: 'What `logout` resolves to.',
        standIn: 'Undefined.',
        test: 'logout resolves to nothing, clears the stored identity and notifies the other tabs',
      },
      {
        id: 'unknown-logout-clears',
        mark: 'unknown',
        sources: [],
        statement: 'What `logout` clears.',
        standIn: 'Whatever the tag has stored of the visitor; the choice about consent stays.',
        test: 'a logout keeps the consent choice, and removes identity and custom data in all tabs',
      },
      {
        id: 'unknown-logout-conversation',
        mark: 'unknown',
        sources: [],
        statement: 'What `logout` does to the conversation and the window.',
        standIn:
          'The window forgets it at once and `conversation:id` is null, without a callback; it stays with the account and comes back at the next sign-in.',
        test: 'logging out empties the window at once, including a half-written message, and the next sign-in restores the conversation',
      },
      {
        id: 'unknown-logout-reload',
        mark: 'unknown',
        sources: [],
        statement: 'Whether a page should be reloaded after `logout`.',
        standIn: 'It need not be.',
        test: 'a logout ${name} leaves the tag ready for the next activate',
      },
      {
        id: 'unknown-refresh-time',
        mark: 'unknown',
        sources: [],
        statement: 'When the web tag refreshes.',
        standIn: 'A minute before the end of the session, unless the switch says otherwise.',
        test: 'the customer is verified again after ${delayMs / 1_000} s, and then as long again',
        fidelity: 'refreshLeadMs',
      },
      {
        id: 'unknown-refresh-failure',
        mark: 'unknown',
        sources: [],
        statement: 'What it does when a refresh fails.',
        standIn: 'The same three retries; then the identity ends, and no anonymous visitor follows.',
        test: 'a failed refresh makes four attempts and ends the identity: nothing is stored, and no anonymous visitor follows within a day',
      },
      {
        id: 'unknown-retry-provider',
        mark: 'unknown',
        sources: [],
        statement: 'Whether retries ask the provider again.',
        standIn: 'They do, unless the switch keeps the first token.',
        fidelity: 'retryToken',
        test: 'a retry with the same-token switch sends the same token again, without asking',
      },
      {
        id: 'unknown-retry-delay',
        mark: 'unknown',
        sources: [],
        statement: 'How long it waits between retries.',
        standIn: '1 s, 2 s and 4 s, unless the switch says otherwise.',
        fidelity: 'retryDelaysMs',
        test: 'retries follow the switches of the stage: one, after five seconds, with the same token',
      },
      {
        id: 'unknown-provider-throws',
        mark: 'unknown',
        sources: [],
        statement: 'What happens when the provider throws or rejects.',
        standIn: 'An error like others: it is asked again three times.',
        test: PROVIDER_FAILS,
      },
      {
        id: 'unknown-provider-hangs',
        mark: 'unknown',
        sources: [],
        statement: 'What happens when it never settles.',
        standIn: 'The activation fails after half a minute, without a retry.',
        fidelity: 'providerTimeoutMs',
        test: 'a provider that never settles ends in a failure after thirty seconds, and the page continues',
      },
      {
        id: 'unknown-provider-undefined',
        mark: 'unknown',
        sources: [],
        statement: 'What happens when it gives undefined.',
        standIn: 'The activation fails at once as an invalid option.',
        test: GIVES_RUBBISH,
      },
      {
        id: 'unknown-platform-hangs',
        mark: 'unknown',
        sources: [],
        statement: 'How long the tag waits for the platform.',
        standIn: 'Ten seconds, then the attempt counts as failed.',
        fidelity: 'answerTimeoutMs',
        test: 'a missing answer of the platform is given up after the time limit and retried',
      },
    ],
  },
]
