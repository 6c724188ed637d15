import type { Section } from '../row.ts'

export const BOXED_TAG: readonly Section[] = [
  {
    id: '9.1',
    title: 'The boxed tag',
    rows: [
      {
        id: '9.1-in-a-frame',
        mark: 'observed',
        sources: ['BOX'],
        statement:
          "In a frame of another origin `config = { sid, mode: 'sandboxed' }` is set, one function pushed, and the script appended.",
        standIn: 'It boots there: closed in a frame that starts without a size, open in one that has grown.',
        test: 'the tag tells how large the frame has to be, and the open window is usable in it',
      },
      {
        id: '9.1-calls-by-message',
        mark: 'observed',
        sources: ['BOX'],
        statement: 'The page around it calls the public members, each by a message.',
        standIn: 'All of them can be called in that way.',
        test: 'every member can be called by message from the page around the frame, and its answer be posted back',
      },
      {
        id: '9.1-host',
        mark: 'observed',
        sources: ['BOX'],
        statement: '`window.host` has the width and the height of the page around the frame.',
        standIn:
          'The open window keeps within that size, read anew whenever the window changes its own; where nobody says it, within that of the screen.',
        test: 'the frame follows what the open window says, and the window the size of the page around it',
      },
      {
        id: '9.1-structured-clone',
        mark: 'inferred',
        sources: ['BOX'],
        statement: 'Whatever a member returns has to survive being posted to another window.',
        standIn: 'It does.',
        test: 'every member can be called by message from the page around the frame, and its answer be posted back',
      },
    ],
  },
  {
    id: '10',
    title: 'Seen on sites',
    rows: [
      {
        id: '10-late-load',
        mark: 'observed',
        sources: ['WEB'],
        statement: 'A tag manager loads the tag after a timer of 15 s, others once their data are ready.',
        standIn: 'Whatever was pushed until then runs.',
        test: 'a tag that is loaded long after the page, on consent, finds the pushed functions',
      },
      {
        id: '10-already-loaded',
        mark: 'observed',
        sources: ['WEB'],
        statement: 'A tag of 2010 said `IADVIZE SCRIPT ALREADY LOADED` when it was included twice.',
        standIn: 'The console says it in other words.',
        test: 'the snippet included twice is one tag with one window, and the console says so',
      },
    ],
  },
]
