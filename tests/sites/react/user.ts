export type User = { readonly id: string; readonly firstName: string; readonly email: string }
