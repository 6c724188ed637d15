import type { PageLook, Scene, Seen, SeenError } from '../../../../audits/seen.ts'
import { sceneOf, type Case, type StepSights } from './case.ts'
import { request } from './pages.ts'
import { BROKEN_TAG, VISIT, WITHOUT_TAG } from '../../../../audits/scenes/steps.ts'

const look = (changes: Partial<PageLook> = {}): Omit<PageLook, 'step'> => ({
  textLength: 100,
  controls: 10,
  reachable: 10,
  url: 'http://shop.example/',
  ...changes,
})

const error = (message: string): Omit<SeenError, 'step'> => ({ message, url: 'http://shop.example/' })

const visitOf = (sights: StepSights = {}): Scene =>
  sceneOf([[VISIT.opens, { looks: [look()], ...sights }], [VISIT.signsIn], [VISIT.looksAround], [VISIT.signsOut]])

const sceneWith = (sights: StepSights = {}, trouble: Scene['trouble'] = null): Scene =>
  sceneOf([[WITHOUT_TAG.opens, { looks: [look()], requests: [request()], ...sights }]], { trouble })

const TROUBLE = { step: WITHOUT_TAG.signsOut, sentence: 'The step failed', png: null }

const GOOD: Pick<Seen, 'visit' | 'blocked' | 'broken' | 'slow'> = {
  visit: visitOf(),
  blocked: sceneWith(),
  broken: sceneWith({ errors: [error(`Uncaught ${BROKEN_TAG}`)] }),
  slow: sceneWith({ heldTags: [{ wasPageRead: true }] }),
}

const FEW = { looks: [look({ textLength: 49 })] }

export const cases: readonly Case[] = [
  { says: 'a site that works without the tag', seen: GOOD, verdict: 'pass' },
  {
    says: 'a visitor who cannot go on with a blocked tag, or with a broken one',
    seen: { ...GOOD, blocked: sceneWith({}, TROUBLE), broken: sceneWith({}, { ...TROUBLE, png: 'png' }) },
    verdict: 'fail',
    problems: ['stuck-when-blocked', 'stuck-when-broken'],
    tells:
      'The visitor cannot continue: with the tag blocked (at "signs out") and with the tag broken (at "signs out").',
    shows: [
      'With the tag blocked the visitor: opens the site. The step failed (expected: opens the site, signs in, opens a page with the chat, signs out)',
      'The page when "signs out" failed: png',
      'With the tag broken the visitor: opens the site. The step failed (expected: opens the site, signs in, opens a page with the chat, signs out)',
    ],
  },
  {
    says: 'a visitor who cannot go on with a slow tag',
    seen: { ...GOOD, slow: sceneWith({}, TROUBLE) },
    verdict: 'fail',
    problems: ['stuck-when-slow'],
  },
  {
    says: 'a visitor who cannot go on with or without the tag',
    seen: {
      ...GOOD,
      visit: sceneOf([[VISIT.opens], [VISIT.signsIn], [VISIT.looksAround]]),
      blocked: sceneWith({}, TROUBLE),
    },
    verdict: 'could-not-tell',
  },
  {
    says: 'an uncaught error with a blocked tag',
    seen: { ...GOOD, blocked: sceneWith({ errors: [error('iAdvize is not defined')] }) },
    verdict: 'fail',
    problems: ['error-when-blocked'],
  },
  {
    says: 'an error that happens with the tag as well, with other numbers in it',
    seen: {
      ...GOOD,
      visit: visitOf({ errors: [error('ad 1 of 22')] }),
      broken: sceneWith({ errors: [error('ad 4444 of 3')] }),
    },
    verdict: 'pass',
  },
  {
    says: 'an uncaught error beside one that happens with the tag as well',
    seen: {
      ...GOOD,
      visit: visitOf({ errors: [error('noise')] }),
      broken: sceneWith({ errors: [error('noise'), error(BROKEN_TAG), error('iAdvize is not defined')] }),
    },
    verdict: 'fail',
    problems: ['error-when-broken'],
    tells: 'The page throws "iAdvize is not defined": with the tag broken.',
    shows: [
      'Uncaught error on http://shop.example/, while the visitor opens the site: iAdvize is not defined (expected: none)',
    ],
  },
  {
    says: 'a page with less than half of its text',
    seen: { ...GOOD, blocked: sceneWith(FEW) },
    verdict: 'fail',
    problems: ['less-when-blocked'],
    tells: 'Most of http://shop.example/ is missing: with the tag blocked.',
    shows: [
      'Characters of text that can be seen: 49 (expected: 100)',
      'Links, buttons and fields within reach: 10 (expected: 10)',
    ],
  },
  {
    says: 'a page with less than half of its controls within reach',
    seen: { ...GOOD, slow: sceneWith({ looks: [look({ reachable: 4 })] }) },
    verdict: 'fail',
    problems: ['less-when-slow'],
  },
  {
    says: 'a page with half of its text and half of its controls',
    seen: { ...GOOD, blocked: sceneWith({ looks: [look({ textLength: 50, reachable: 5 })] }) },
    verdict: 'pass',
  },
  {
    says: 'a page that is shorter than another page',
    seen: {
      ...GOOD,
      visit: visitOf({ looks: [look({ textLength: 900, url: 'http://shop.example/long' }), look()] }),
    },
    verdict: 'pass',
  },
  {
    says: 'a page that is shorter than it is at another step',
    seen: {
      ...GOOD,
      visit: sceneOf([
        [VISIT.opens, { looks: [look()] }],
        [VISIT.signsIn, { looks: [look({ textLength: 900 })] }],
        [VISIT.looksAround],
        [VISIT.signsOut],
      ]),
    },
    verdict: 'pass',
  },
  {
    says: 'a page that the browser does not read on while the tag is on its way',
    seen: { ...GOOD, slow: sceneWith({ heldTags: [{ wasPageRead: true }, { wasPageRead: false }] }) },
    verdict: 'fail',
    problems: ['waits-for-the-tag'],
    tells: 'The browser stops parsing the page until the tag has loaded.',
    shows: [
      'Pages that were parsed to the end while the tag was held back (first failure: when the visitor opens the site): 1 of 2 (expected: all of them)',
    ],
  },
  {
    says: 'a page that was busy with its own scripts while the tag was kept back',
    seen: { ...GOOD, slow: sceneWith({ heldTags: [{ wasPageRead: true }, { wasPageRead: null }] }, TROUBLE) },
    verdict: 'could-not-tell',
    misses: 'a look at the page',
    tells: 'While the tag was held back, the page was busy with its own scripts and styles all the time.',
  },
  {
    says: 'a visitor who is stuck because a page did not answer in time',
    seen: { ...GOOD, broken: sceneWith({}, { ...TROUBLE, isUnanswered: true }) },
    verdict: 'could-not-tell',
    misses: 'the step "signs out"',
    tells: 'The step failed',
  },
  {
    says: 'an incomplete page, and steps of which nothing was seen',
    seen: {
      ...GOOD,
      blocked: sceneWith(FEW),
      broken: sceneWith({}, { ...TROUBLE, isUnanswered: true }),
      slow: sceneWith({ heldTags: [{ wasPageRead: null }] }),
    },
    verdict: 'fail',
    problems: ['less-when-blocked'],
  },
  {
    says: 'a slow tag that no page asks for',
    seen: { ...GOOD, slow: sceneWith({ requests: [] }) },
    verdict: 'could-not-tell',
  },
  {
    says: 'an incomplete page that does not ask for the tag',
    seen: { ...GOOD, blocked: sceneWith({ ...FEW, requests: [] }) },
    verdict: 'fail',
    problems: ['less-when-blocked'],
  },
]
