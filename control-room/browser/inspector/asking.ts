/** Asks about what somebody types: a little after the last letter, and only the latest question is answered. */

/** How long nothing must have been typed. */
export const PAUSE_MS = 250

export type AskingDeps<Question, Answer> = {
  /** Known without asking anybody; null where somebody has to be asked. */
  readonly answerHere: (question: Question) => Answer | null
  readonly answerElsewhere: (question: Question) => Promise<Answer>
  readonly onAnswer: (answer: Answer) => void
  readonly onFailure: (error: unknown) => void
  /** Whether an answer is awaited. */
  readonly onWaiting: (isWaiting: boolean) => void
}

/** What is returned asks a question; an earlier one is forgotten, answered or not. */
export const createAsking = <Question, Answer>(deps: AskingDeps<Question, Answer>): ((question: Question) => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  const askElsewhere = async (question: Question, number: number): Promise<void> => {
    const tell = await deps.answerElsewhere(question).then(
      (answer) => () => deps.onAnswer(answer),
      (error: unknown) => () => deps.onFailure(error),
    )
    if (number !== latest) return
    deps.onWaiting(false)
    tell()
  }
  return (question) => {
    clearTimeout(timer)
    latest += 1
    const number = latest
    const here = deps.answerHere(question)
    deps.onWaiting(here === null)
    if (here === null) timer = setTimeout(() => void askElsewhere(question, number), PAUSE_MS)
    else deps.onAnswer(here)
  }
}
