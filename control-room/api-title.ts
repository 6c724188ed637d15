/** By it, a program knows that the server it found is a stand-in of Rehearsal. */
export const CONTROL_API_TITLE = 'The control API of Rehearsal'
