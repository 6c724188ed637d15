import type { Section } from '../row.ts'

const MOBILE = 'concerns the mobile SDK only; nothing of it reaches a page'

export const LOGOUT: readonly Section[] = [
  {
    id: '4',
    title: 'logout',
    rows: [
      {
        id: '4-drops-and-stops',
        mark: 'documented',
        sources: ['SDKDOC'],
        bearsOn: ['logout-called', 'identity-cleared'],
        statement: '`logout` takes no argument, drops the identity and, in authentication mode, stops the tag.',
        standIn: 'At once, and the window forgets the visitor.',
        test: 'logout stops the tag on the page at once, and its window drops the visitor',
      },
      {
        id: '4-awaitable',
        mark: 'observed',
        sources: ['BOX', 'BOX-NEW'],
        statement: 'It can be awaited, and the boxed tag posts its value; what that is, is not known.',
        standIn: 'A promise of undefined.',
        test: 'logout resolves to nothing, clears the stored identity and notifies the other tabs',
      },
      {
        id: '4-before-a-second-activation',
        mark: 'documented',
        sources: ['FAQ'],
        statement: 'It is needed before a second secured `activate`.',
        standIn: 'Without it the call fails, after it the call succeeds.',
        test: 'A second call of activate after a success is refused until logout',
      },
      {
        id: '4-starts-again',
        mark: 'inferred',
        sources: ['SDKDOC', 'AUTH'],
        bearsOn: ['logout-called'],
        statement: 'After `logout` only a new `activate` starts the tag.',
        standIn: 'That one is as good as the first.',
        test: 'a logout ${name} leaves the tag ready for the next activate',
      },
      {
        id: '4-mobile-explicit',
        mark: 'documented',
        sources: ['MOBDOC'],
        statement: 'On mobile it has to be called at a sign-out; the example then activates anonymously.',
        standIn: 'The demo shop calls it when a customer signs out.',
        reason: MOBILE,
      },
      {
        id: '4-clears-the-visitor',
        mark: 'inferred',
        sources: ['RN'],
        statement: 'As on mobile, it clears everything that is stored of the visitor, for privacy.',
        standIn: 'Nothing of the visitor is left in the browser.',
        test: 'after a logout no trace of the visitor is left, and the next visitor of the browser finds none',
      },
      {
        id: '4-mobile-details',
        mark: 'observed',
        sources: ['AND'],
        statement:
          'On mobile it sends an event, ends push notifications, prints a line and waits 3 s for pending work.',
        standIn: 'None of these.',
        reason: MOBILE,
      },
      {
        id: '4-mobile-boolean',
        mark: 'documented',
        sources: ['RN', 'FLU'],
        statement: 'In later mobile wrappers it is a promise of a boolean.',
        standIn: 'A promise of undefined.',
        reason: MOBILE,
      },
      {
        id: '4-what-it-clears',
        mark: 'unknown',
        sources: [],
        statement: 'What it clears in a browser is not known: the page about it is not archived.',
        standIn:
          'The cookies and the local storage of the project, with the visitor id, and `customData`; not the choice about consent.',
        test: 'a logout keeps the consent choice, and removes identity and custom data in all tabs',
      },
      {
        id: '4-conversation',
        mark: 'unknown',
        sources: [],
        statement: 'What becomes of the chat window and the conversation, and whether to reload, is not known.',
        standIn:
          'The window forgets it at once; it stays with the account and comes back at the next sign-in. Nothing need be loaded anew.',
        test: 'logging out empties the window at once, including a half-written message, and the next sign-in restores the conversation',
      },
      {
        id: '4-without-identity',
        mark: 'inferred',
        sources: [],
        statement: 'Called without an identity: not known, best a harmless call that resolves.',
        standIn: 'Harmless, and the next activation works.',
        test: 'logout without an identity is harmless',
      },
    ],
  },
]
