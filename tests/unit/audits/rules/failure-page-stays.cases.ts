import type { PageLook } from '../../../../audits/seen.ts'
import { sceneOf, type Case } from './case.ts'
import { LOOK, troubleIn } from './events.ts'
import { request } from './pages.ts'
import { endpointOf } from './token-cases.ts'
import { NO_TOKEN, VISIT } from '../../../../audits/scenes/steps.ts'

const { endpoint } = endpointOf().visit
const VISITED = sceneOf([[VISIT.looksAround, { looks: [LOOK] }]], { endpoint })
const ASKED = { requests: [request({ url: `${endpoint?.url}?for=chat`, kind: 'fetch', status: 500, isVendor: false })] }
const EMPTY = { textLength: 0, controls: 0, reachable: 0 } as const

/** The page stays as it is, but for what is seen in these steps. */
const seenOf = (changes: Readonly<Record<string, Partial<PageLook>>> = {}, visit = VISITED) => ({
  visit,
  noToken: sceneOf(
    [NO_TOKEN.opens, NO_TOKEN.isRefused, NO_TOKEN.isForbidden, NO_TOKEN.isNotAnswered, NO_TOKEN.getsNone].map(
      (step) => [step, { ...ASKED, looks: [{ ...LOOK, ...changes[step] }] }] as const,
    ),
  ),
})

const emptied = (step: string, how: string) => ({
  says: `a page that is emptied when the token endpoint answers with ${how}`,
  seen: seenOf({ [step]: EMPTY }),
  verdict: 'fail' as const,
})

export const cases: readonly Case[] = [
  { says: 'a page that stays as it is', seen: seenOf(), verdict: 'pass' },
  {
    ...emptied(NO_TOKEN.opens, '500'),
    problems: ['blank-page'],
    tells: 'When the token endpoint failed, a page lost its content: http://shop.example/account (500).',
  },
  { ...emptied(NO_TOKEN.isNotAnswered, 'nothing at all'), problems: ['blank-page'] },
  { ...emptied(NO_TOKEN.getsNone, 'no token'), problems: ['blank-page'] },
  {
    ...emptied(NO_TOKEN.isRefused, '401'),
    problems: ['dead-end'],
    tells:
      'When the token endpoint failed, the visitor came to a page with nothing to read: http://shop.example/account (401).',
    shows: ['Characters of text: 0 (expected: some)', 'Links, buttons and fields within reach: 0 (expected: some)'],
  },
  { ...emptied(NO_TOKEN.isForbidden, '403'), problems: ['dead-end'] },
  {
    says: 'an empty page that did not ask the token endpoint',
    seen: {
      visit: VISITED,
      noToken: sceneOf([
        [NO_TOKEN.opens, { looks: [{ ...LOOK, ...EMPTY }], requests: [request({ url: 'http://shop.example/other' })] }],
        [NO_TOKEN.isRefused, { looks: [{ ...LOOK, ...EMPTY }] }],
        [NO_TOKEN.getsNone, { ...ASKED, looks: [LOOK] }],
      ]),
    },
    verdict: 'pass',
  },
  {
    says: 'a layer over the page that covers its controls',
    seen: seenOf({ [NO_TOKEN.opens]: { reachable: 0 } }),
    verdict: 'fail',
    problems: ['blocked-page'],
  },
  {
    says: 'a page that is replaced by one sentence',
    seen: seenOf({ [NO_TOKEN.opens]: { textLength: 30, controls: 0, reachable: 0 } }),
    verdict: 'fail',
    problems: ['blank-page'],
  },
  {
    says: 'an error page at its own address that leads nowhere',
    seen: seenOf({
      [NO_TOKEN.opens]: { url: 'http://shop.example/error', textLength: 30, controls: 0, reachable: 0 },
    }),
    verdict: 'fail',
    problems: ['dead-end'],
    tells:
      'When the token endpoint failed, the visitor came to a page with nothing to click: http://shop.example/error (500).',
  },
  {
    says: 'an error page at its own address that leads on',
    seen: seenOf({
      [NO_TOKEN.opens]: { url: 'http://shop.example/error', textLength: 30, controls: 1, reachable: 1 },
    }),
    verdict: 'pass',
  },
  {
    says: 'a sign-in form when the token endpoint refuses',
    seen: seenOf({ [NO_TOKEN.isRefused]: { textLength: 20, controls: 2, reachable: 2 } }),
    verdict: 'pass',
  },
  {
    says: 'a page that hides the chat button, its only control',
    seen: seenOf(
      { [NO_TOKEN.opens]: { controls: 0, reachable: 0 } },
      sceneOf([[VISIT.looksAround, { looks: [{ ...LOOK, controls: 1, reachable: 1 }] }]], { endpoint }),
    ),
    verdict: 'pass',
  },
  {
    says: 'a page with a message that the chat is not available',
    seen: seenOf({ [NO_TOKEN.opens]: { textLength: 140, controls: 5, reachable: 4 } }),
    verdict: 'pass',
  },
  {
    says: 'a page without controls, which never had any',
    seen: seenOf(
      { [NO_TOKEN.isRefused]: { controls: 0, reachable: 0 } },
      sceneOf([[VISIT.looksAround, { looks: [{ ...LOOK, controls: 0, reachable: 0 }] }]], { endpoint }),
    ),
    verdict: 'pass',
  },
  {
    says: 'a site whose token endpoint is not known',
    seen: seenOf({}, sceneOf([[VISIT.looksAround, { looks: [LOOK] }]])),
    verdict: 'could-not-tell',
  },
  {
    says: 'a visitor who could not sign in before the token endpoint was to fail',
    seen: { visit: VISITED, noToken: sceneOf([], { trouble: troubleIn('signs in') }) },
    verdict: 'could-not-tell',
    tells: 'The step "signs in" failed.',
  },
  {
    says: 'a page that does not ask the token endpoint',
    seen: { visit: VISITED, noToken: sceneOf([[NO_TOKEN.opens, { looks: [LOOK] }]]) },
    verdict: 'could-not-tell',
    misses: 'a page that asks for a token',
  },
  {
    says: 'pages that were not seen with a token endpoint that works',
    seen: seenOf(
      {},
      sceneOf([[VISIT.looksAround, { looks: [{ ...LOOK, url: 'http://shop.example/else' }] }]], { endpoint }),
    ),
    verdict: 'could-not-tell',
    misses: 'a page with the same address in each visit',
  },
]
