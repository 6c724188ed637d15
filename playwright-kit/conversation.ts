/** The one place where the conversation of a stage is reached, once stages have one. */

/** Rejects as long as the stand-in holds no conversations: a test must not take silence for an answer. */
export const agentSays = async (text: string): Promise<void> => {
  throw new Error(
    `The agent cannot say ${JSON.stringify(text)}: this version of the stand-in has no conversations, only their beginning. Check the activation instead.`,
  )
}
