/** What a question that several rules ask is claimed to answer. Data, so that a changed rule can be tried with it as well. */

export type Claim = {
  readonly says: string
  readonly answer: () => unknown
  readonly is: unknown
}
