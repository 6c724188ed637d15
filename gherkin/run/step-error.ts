import type { Sentence } from '../language.ts'

/** A failure with its sentence in each language. The error message is the English one. */
export class StepError extends Error {
  readonly sentence: Sentence

  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(sentence.en, options)
    this.name = 'StepError'
    this.sentence = sentence
  }
}
