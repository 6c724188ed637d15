import type { Section } from '../row.ts'

const SAME_USER = 'the same user is the same visitor in every browser, and another user is another visitor'
const RENEWED =
  'a minute before its session of an hour ends the customer is verified again, with a fresh token, and stays secured'
const FAILS =
  'a failed refresh makes four attempts and ends the identity: nothing is stored, and no anonymous visitor follows within a day'
const KNOWN_USER = 'an anonymous visitor who turns out to be a known user is that user'

export const REFRESH: readonly Section[] = [
  {
    id: '3.8',
    title: 'Refresh',
    rows: [
      {
        id: '3.8-token-lifetime',
        mark: 'documented',
        sources: ['FAQ'],
        bearsOn: ['token-asked', 'TOKEN_EXPIRED'],
        statement: "The brand's token should live for a minute, and may live for as long as the session.",
        standIn: 'The token backend to copy mints for a minute; the judge reads `exp` only.',
        test: 'a token names the customer under the prefixed names, and is valid for a minute',
      },
      {
        id: '3.8-session-lifetime',
        mark: 'documented',
        sources: ['FAQ'],
        bearsOn: ['attempt-answered', 'refresh-scheduled'],
        statement: 'A session of iAdvize lives for 60 minutes by default.',
        standIn: 'The session token does.',
        test: 'a session token for project ${sid} carries the documented claims for an hour, and verifies',
      },
      {
        id: '3.8-session-per-project',
        mark: 'documented',
        sources: ['FAQ'],
        statement: 'Brands have other lengths: a bank about 7 minutes, an electricity supplier 20 to 30.',
        standIn: 'The length is a setting of the project, in minutes.',
        test: 'a project of ${who} has sessions of ${sessionMinutes} minutes',
      },
      {
        id: '3.8-verified-again',
        mark: 'documented',
        sources: ['FAQ', 'SEED', 'BOX-NEW'],
        bearsOn: ['refresh-scheduled', 'refresh-started', 'refresh-settled'],
        statement: 'When the session ends the identity is verified again, through the provider.',
        standIn: 'The provider is called again before the session ends, and its token is verified again.',
        test: RENEWED,
      },
      {
        id: '3.8-fresh-token',
        mark: 'inferred',
        sources: ['FAQ', 'SEED'],
        bearsOn: ['refresh-started', 'TOKEN_REPLAYED'],
        statement: 'The provider runs again at the end of the session, not of the token, and must mint a new token.',
        standIn: 'It runs again for the session; the token backend to copy mints a new token each time.',
        test: 'each session in turn is renewed once',
      },
      {
        id: '3.8-web-timing',
        mark: 'unknown',
        sources: [],
        statement: 'When exactly the web tag refreshes is not known.',
        standIn: 'A minute before the end, or half-way through a session that is not twice as long.',
        fidelity: 'refreshLeadMs',
        test: 'the customer is verified again after ${delayMs / 1_000} s, and then as long again',
      },
      {
        id: '3.8-mobile-timing',
        mark: 'observed',
        sources: ['AND'],
        statement:
          'The mobile SDK refreshes a minute before the end, one refresh at a time, and before a call whose token is missing or past.',
        standIn:
          'The same on the web: a minute before, one at a time, and at once when a machine has slept past the end.',
        test: 'after a sleep past the end of the session the customer is verified again at once (${waking})',
      },
      {
        id: '3.8-mobile-bugs',
        mark: 'documented',
        sources: ['AND', 'IOS', 'RN', 'FLU'],
        statement:
          'Mobile change logs tell of repeated and concurrent refreshes, refreshes after logout, and the old token in the repeated call.',
        standIn:
          'One refresh at a time, none after a logout, and the new session token afterwards, in any order of events.',
        test: '${name}, the tag keeps its promises in any order of events, and settles every activation once',
      },
      {
        id: '3.8-refresh-fails',
        mark: 'unknown',
        sources: [],
        statement: 'What the web tag does when a refresh fails is not known.',
        standIn: 'The same three retries; then the identity ends, and no anonymous visitor follows.',
        test: FAILS,
      },
      {
        id: '3.8-mobile-refresh-fails',
        mark: 'observed',
        sources: ['AND'],
        statement: 'The mobile SDK shows that the authentication has expired, and has an event for it.',
        standIn: 'The window gives the reason; the page hears of it by `tag:versionChange`.',
        reason: 'a message and an event of the mobile SDK; for the web see 3.8-refresh-fails',
      },
    ],
  },
  {
    id: '3.9',
    title: 'Conversations when the identity changes',
    rows: [
      {
        id: '3.9-anonymous-conversation-kept',
        mark: 'documented',
        sources: ['AUTH'],
        bearsOn: ['conversation-moved'],
        statement: 'After a sign-in, the anonymous conversation continues if the account has none.',
        standIn: 'It goes over to the account, with its history.',
        test: 'an anonymous visitor who signs in keeps the conversation and is informed in it, and the agent sees a padlock',
      },
      {
        id: '3.9-account-conversation-back',
        mark: 'documented',
        sources: ['AUTH'],
        bearsOn: ['conversation-moved'],
        statement: 'If the account has a conversation of its own, that one comes back after a sign-in.',
        standIn: "The account's comes back; the anonymous one ends, in the account's history.",
        test: 'an anonymous visitor who signs in to an account with a conversation gets that one back, and is informed',
      },
      {
        id: '3.9-visitor-id-may-change',
        mark: 'documented',
        sources: ['FAQ'],
        statement: 'The visitor id may change on login and logout.',
        standIn: 'It does when the account is known already.',
        test: KNOWN_USER,
      },
      {
        id: '3.9-user-id-constant',
        mark: 'documented',
        sources: ['FAQ'],
        statement: 'The user id must stay the same.',
        standIn: 'Another user id is another visitor.',
        test: SAME_USER,
      },
      {
        id: '3.9-visitor-id-internal',
        mark: 'documented',
        sources: ['FAQ'],
        statement: "The visitor id is iAdvize's own.",
        standIn: 'The platform assigns it; it cannot be chosen.',
        test: 'a visitor id that the platform has not issued is not accepted',
      },
      {
        id: '3.9-visitor-is-told',
        mark: 'documented',
        sources: ['INTRO', 'FAQ'],
        statement: 'A visitor who signs in during a conversation is told so in the chat.',
        standIn: 'A system message in the conversation says so, also when an earlier conversation is resumed.',
        test: 'an anonymous visitor who signs in keeps the conversation and is informed in it, and the agent sees a padlock',
      },
      {
        id: '3.9-padlock',
        mark: 'documented',
        sources: ['INTRO', 'FAQ'],
        statement: 'Agents see a padlock on a secured conversation.',
        standIn: 'The control API says what the agent sees, the padlock included: it comes with the sign-in.',
        test: 'an anonymous visitor who signs in keeps the conversation and is informed in it, and the agent sees a padlock',
      },
      {
        id: '3.9-attachments',
        mark: 'observed',
        sources: ['AND'],
        statement: 'Messages can carry three attachments about an authentication: asked for, done, failed.',
        standIn: 'There are none.',
        reason:
          'messages of the stand-in are text; of an authentication the visitor is told in words, see 3.9-visitor-is-told',
      },
      {
        id: '3.9-one-visitor-everywhere',
        mark: 'documented',
        sources: ['INTRO'],
        statement: 'A user on several devices, browsers and domains is one visitor.',
        standIn: 'One user id is one visitor id.',
        test: SAME_USER,
      },
      {
        id: '3.9-anonymous-has-an-id',
        mark: 'documented',
        sources: ['HC-CLIENT'],
        statement: 'Anonymous visitors also have a visitor id.',
        standIn: 'Each gets one.',
        test: 'a visitor id is 45 lower-case hex characters, for secured and anonymous visitors',
      },
      {
        id: '3.9-current-visitor-id',
        mark: 'observed',
        sources: ['AND'],
        statement: 'The present visitor id goes along with the credentials, so the server can join the two.',
        standIn: 'It does, and a first sign-in turns the anonymous visitor into the customer.',
        test: 'an anonymous visitor who signs in for the first time keeps the visitor id',
      },
    ],
  },
]
