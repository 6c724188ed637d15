/** What a form holds when it is sent: the fields themselves know best. */
export const takeForm = (
  event: SubmitEvent | Event,
): { readonly textOf: (name: string) => string; readonly clear: () => void } => {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  const given = new FormData(form)
  return {
    textOf: (name) => {
      const value = given.get(name)
      return typeof value === 'string' ? value : ''
    },
    clear: () => form.reset(),
  }
}
