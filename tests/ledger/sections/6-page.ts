import type { Row, Section } from '../row.ts'

type Callback = Pick<Row, 'id' | 'mark' | 'sources' | 'statement'>

/** None of them is called today, and each is built in the same place. */
const notCalled = ({ id, mark, sources, statement }: Callback): Row => ({
  id,
  mark,
  sources,
  statement,
  standIn: 'It is never called.',
  open: `mock-tag: ${id.replace(/^6\.5-/, '')}`,
})

/** Likewise for what the vendor promises about the elements of a page. */
const notTouched = ({ id, mark, sources, statement }: Callback): Row => ({
  id,
  mark,
  sources,
  statement,
  standIn: 'No element of the page is touched.',
  open: 'mock-tag: custom buttons',
})

export const PAGE: readonly Section[] = [
  {
    id: '6.4',
    title: 'Navigation and single pages',
    rows: [
      {
        id: '6.4-url-change',
        mark: 'documented',
        sources: ['HC-SPA'],
        statement: 'A change of the address without a load makes the targeting play again by itself.',
        standIn: 'Nothing happens.',
        reason: 'targeting rules are outside of what a stand-in for authenticated messaging is for',
      },
      {
        id: '6.4-explicit-call',
        mark: 'inferred',
        sources: ['HC-SPA', 'SDKDOC'],
        statement: 'A single page whose address does not change has to call `navigate`.',
        standIn: 'It may, with any word; the journal has the screen.',
        test: 'a site that finds window.iAdvize navigates by itself, with whatever string, and the tag starts nothing anew',
      },
      {
        id: '6.4-no-second-authentication',
        mark: 'inferred',
        sources: ['FAQ'],
        statement: 'Neither authenticates again, because `activate` belongs to the load of the tag.',
        standIn: 'Neither asks the provider, and the identity and the window stay.',
        test: 'neither navigate nor a change of the address authenticates again: one attempt, one call of the provider',
      },
    ],
  },
  {
    id: '6.5',
    title: 'iAdvizeCallbacks',
    rows: [
      {
        id: '6.5-before-the-tag',
        mark: 'documented',
        sources: ['CBDOC'],
        statement: 'The object has to be there before the tag; who adds to it spreads the one that is there.',
        standIn: 'It is not read.',
        open: 'mock-tag: read it once, at the load',
      },
      ...[
        { id: '6.5-onChatDisplayed', statement: 'Without an argument, when the chat is shown, open or reduced.' },
        {
          id: '6.5-onChatHidden',
          statement: 'Without an argument, when the visitor closes a chat that the agent has ended.',
        },
        { id: '6.5-onChatButtonDisplayed', statement: 'Without an argument.' },
        {
          id: '6.5-onChatStarted',
          statement: 'With `id`, `conversationId` and `vuid`; older examples read `startedBy`.',
        },
        { id: '6.5-onChatEnded', statement: 'With `id`, `conversationId`, `vuid` and the deprecated `endedBy`.' },
        { id: '6.5-onCallButtonDisplayed', statement: 'Without an argument.' },
        { id: '6.5-onMessageReceived', statement: 'With `time`, `msg`, `date` and an `operator` with two ids.' },
        { id: '6.5-onMessageSent', statement: 'With `time` and `msg`.' },
        { id: '6.5-onSatisfactionDisplayed', statement: 'Without an argument.' },
        { id: '6.5-onSatisfactionAnswered', statement: 'Without an argument.' },
        { id: '6.5-onCallStarted', statement: 'In one example only.' },
        { id: '6.5-onCallEnded', statement: 'In one example only.' },
      ].map((callback) => notCalled({ mark: 'documented', sources: ['CBDOC'], ...callback })),
      notCalled({
        id: '6.5-onStatusChanged',
        mark: 'observed',
        sources: ['WEB'],
        statement: "With `offline` and `busy`, 0 or 1; in other people's code only.",
      }),
    ],
  },
  {
    id: '6.6',
    title: 'Custom buttons',
    rows: [
      {
        id: '6.6-selectors',
        statement: 'Elements for online, offline and busy are found by the configured CSS selectors.',
      },
      {
        id: '6.6-hidden-first',
        statement: 'Those for online and busy begin with `display:none`, in a parent that is visible.',
      },
      { id: '6.6-avatar', statement: 'The avatar is put into `[data-idz-displayed-avatar]`.' },
      { id: '6.6-unread', statement: '`data-idz-unread-message-count` holds a number, as a string.' },
      { id: '6.6-chatbox-status', statement: '`data-idz-chatbox-status` is `OPEN` or `REDUCED`.' },
      { id: '6.6-conversation-status', statement: '`data-idz-conversation-status` is `NOT_ONGOING` or `ONGOING`.' },
    ].map((promise) => notTouched({ mark: 'documented', sources: ['BTNDOC'], ...promise })),
  },
]
