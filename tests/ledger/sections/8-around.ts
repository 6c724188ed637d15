import type { Section } from '../row.ts'

const MOBILE_CHOICE = 'advice to who plans a mobile application; nothing of it reaches a page'

export const AROUND: readonly Section[] = [
  {
    id: '8-around',
    title: 'Around an integration',
    rows: [
      {
        id: '8-around-timeline',
        mark: 'documented',
        sources: ['INTRO'],
        statement:
          'Keys first, then the vendor activates, then both ends are built, then the vendor ends the activation.',
        standIn: 'A stage has everything at once.',
        reason: "a fact about the vendor's organisation",
      },
      {
        id: '8-around-how-to-enable',
        mark: 'documented',
        sources: ['HC-CLIENT'],
        statement: 'The vendor must be asked; a brand cannot switch it on alone.',
        standIn: 'A setting of the project.',
        reason: "a fact about the vendor's organisation",
      },
      {
        id: '8-around-mobile-options',
        mark: 'documented',
        sources: ['MOBCOMPAT'],
        statement: 'Mobile has three options; ids of the simple one have to be unique and hard to guess.',
        standIn: 'The web has two of them.',
        reason: MOBILE_CHOICE,
      },
      {
        id: '8-around-mobile-begins-anonymous',
        mark: 'documented',
        sources: ['MOBCOMPAT'],
        statement: 'Who may want secured later should begin with anonymous.',
        standIn: 'Nothing is advised.',
        reason: MOBILE_CHOICE,
      },
      {
        id: '8-around-web-only',
        mark: 'documented',
        sources: ['MOBCOMPAT'],
        statement: 'Who has only a web site follows the guide for the web.',
        standIn: 'That guide is what is stood in for.',
        reason: MOBILE_CHOICE,
      },
      {
        id: '8-around-not-archived',
        mark: 'unknown',
        sources: [],
        statement: 'Five pages and the body of the backend FAQ are not archived, among them the one about logout.',
        standIn: 'Nothing comes from them.',
        reason: 'what they say is lost',
      },
    ],
  },
]
