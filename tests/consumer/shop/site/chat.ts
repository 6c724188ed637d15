type Result = { readonly authentication: { readonly status: string } }

type Tag = { readonly activate: (provider: () => Promise<object>) => Promise<Result> }

type Queue = ((iAdvize: Tag) => void)[] & { config?: { readonly sid: number } }

export const activateChat = (onStatus: (status: string) => void): void => {
  const queue: Queue = []
  queue.config = { sid: 1234 }
  queue.push((iAdvize) => {
    void iAdvize.activate(fetchOption).then(({ authentication }) => onStatus(authentication.status))
  })
  Object.assign(window, { iAdvizeInterface: queue })
  const script = document.createElement('script')
  script.src = 'https://halc.iadvize.com/iadvize.js'
  document.head.append(script)
}

const fetchOption = async (): Promise<object> => {
  const { token } = (await (await fetch('/token', { method: 'POST' })).json()) as { readonly token: string }
  return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
}
