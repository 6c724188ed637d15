import type { PageLook, SeenRequest } from '../../../../audits/seen.ts'
import { sceneOf, type Case } from './case.ts'
import { accepted, LOOK } from './events.ts'
import { request } from './pages.ts'
import { GOING_BACK, PEOPLE } from '../../../../audits/scenes/steps.ts'

const GREETING = 'Hello, Camille Moreau'

type Back = {
  readonly signedIn?: string
  readonly back?: Partial<PageLook>
  readonly served?: readonly (Partial<SeenRequest> & Pick<SeenRequest, 'answer'>)[]
  readonly strange?: string
}

const seenOf = ({ signedIn = GREETING, back = {}, served = [], strange = 'Sign in' }: Back = {}) => ({
  people: sceneOf([
    [PEOPLE.opens, { looks: [{ ...LOOK, text: 'Welcome' }] }],
    [PEOPLE.firstIn, { journal: [accepted('user-4711')] }],
  ]),
  goingBack: sceneOf([
    [GOING_BACK.opens, { looks: [{ ...LOOK, text: 'Welcome' }] }],
    [GOING_BACK.signsIn, { looks: [{ ...LOOK, text: signedIn }] }],
    [GOING_BACK.looksAround, { looks: [{ ...LOOK, text: 'Questions' }] }],
    [GOING_BACK.signsOut, { looks: [{ ...LOOK, text: 'Good bye' }] }],
    [
      GOING_BACK.goesBack,
      {
        looks: [{ ...LOOK, text: 'Sign in', ...back }],
        pictures: [
          { url: LOOK.url, png: 'the page that is blamed' },
          { url: 'about:blank', png: 'the page before it' },
        ],
        requests: served.map((changes) => request({ url: LOOK.url, kind: 'document', isVendor: false, ...changes })),
      },
    ],
    [GOING_BACK.asStranger, { looks: [{ ...LOOK, text: strange }] }],
  ]),
})

const NAMED = { answer: `<h1>${GREETING}</h1>`, answerHeaders: { 'cache-control': 'private' } }

export const cases: readonly Case[] = [
  {
    says: 'a page that asks the visitor to sign in',
    seen: seenOf(),
    verdict: 'pass',
    tells: 'After the sign-out, the Back button showed no page that revealed who had been signed in.',
  },
  {
    says: 'a page that the site shows again with the name of the visitor',
    seen: seenOf({ back: { text: GREETING } }),
    verdict: 'fail',
    problems: ['shown-again'],
    tells:
      'After the sign-out, the Back button led to a page on which the site named the visitor again: http://shop.example/account.',
    shows: [
      'Text on http://shop.example/account: Camille Moreau (expected: nothing about the visitor)',
      'The page after going back: the page that is blamed',
    ],
  },
  {
    says: 'a page that the site shows again with the user id',
    seen: seenOf({ back: { text: 'Customer user-4711' } }),
    verdict: 'fail',
    problems: ['shown-again'],
  },
  {
    says: 'a copy kept by the browser, with its cache-control header',
    seen: seenOf({ back: { text: GREETING, isKept: true }, served: [NAMED] }),
    verdict: 'warn',
    problems: ['kept-by-the-browser'],
    shows: [
      'Text on http://shop.example/account: Camille Moreau (expected: nothing about the visitor)',
      'cache-control of http://shop.example/account: private (expected: no-store)',
      'The page after going back: the page that is blamed',
    ],
  },
  {
    says: 'a copy kept by the browser, beside other answers',
    seen: seenOf({
      back: { text: GREETING, isKept: true },
      served: [
        { answer: '<h1>Sign in</h1>' },
        { answer: `<h1>${GREETING}</h1>` },
        { answer: null },
        { answer: '{}', kind: 'fetch' },
        { answer: '<h1>Help</h1>', url: 'http://shop.example/help' },
      ],
    }),
    verdict: 'warn',
    problems: ['kept-by-the-browser'],
    shows: [
      'Text on http://shop.example/account: Camille Moreau (expected: nothing about the visitor)',
      'cache-control of http://shop.example/account: no such header (expected: no-store)',
      'The page after going back: the page that is blamed',
    ],
  },
  {
    says: 'a copy kept by the browser, of which no document was seen',
    seen: seenOf({ back: { text: GREETING, isKept: true } }),
    verdict: 'fail',
    problems: ['shown-again'],
  },
  {
    says: 'a page that the server sends once more',
    seen: seenOf({ back: { text: GREETING }, served: [NAMED] }),
    verdict: 'fail',
    problems: ['shown-again'],
  },
  {
    says: 'a copy without the name, into which a script writes the name',
    seen: seenOf({ back: { text: GREETING, isKept: true }, served: [{ answer: '<div id="app"></div>' }] }),
    verdict: 'fail',
    problems: ['shown-again'],
  },
  {
    says: 'a page that shows the name to a visitor who is not signed in as well',
    seen: seenOf({ back: { text: GREETING }, strange: GREETING }),
    verdict: 'pass',
  },
  {
    says: 'a site that never shows who is signed in',
    seen: seenOf({ signedIn: 'Your account' }),
    verdict: 'pass',
    tells: 'No page of the signed-in visitor showed who they were.',
  },
  {
    says: 'a visitor of whom nothing secret is known',
    seen: {
      ...seenOf(),
      people: sceneOf([[PEOPLE.opens, { looks: [{ ...LOOK, text: 'Camille Moreau, camille@example.com' }] }]]),
    },
    verdict: 'could-not-tell',
  },
  {
    says: 'a visitor who could not sign out',
    seen: { people: seenOf().people, goingBack: sceneOf([[GOING_BACK.signsIn]]) },
    verdict: 'could-not-tell',
  },
]
