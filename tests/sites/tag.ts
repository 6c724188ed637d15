/** The parts of the vendor's interface that the sites of this folder use. */

export type AuthenticationOption =
  | { readonly type: 'SECURED_AUTHENTICATION'; readonly token: string }
  | { readonly type: 'ANONYMOUS' }

export type Authentication = { readonly authenticationOption: AuthenticationOption }

export type Activation = {
  readonly authentication: {
    readonly status: 'authentication-success' | 'authentication-failure'
    readonly reason?: string
  }
}

export type IAdvize = {
  readonly activate: (provider: () => Authentication | Promise<Authentication>) => Promise<Activation>
  readonly logout: () => Promise<unknown>
  readonly navigate: (screen: string) => unknown
}

/** `iAdvize` is there once the tag has been loaded. */
export type TagWindow = Window & {
  iAdvizeInterface?: ((iAdvize: IAdvize) => unknown)[]
  readonly iAdvize?: IAdvize
}
