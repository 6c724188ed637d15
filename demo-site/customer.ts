/** The customer as the shop's pages show them. The token backend manages sessions and passwords. */
export type ShopCustomer = { readonly firstName: string; readonly lastName: string; readonly email: string }

/** A customer whose password is public: the sign-in page offers it. */
export type DemoAccount = ShopCustomer & { readonly password: string }

/** Adds the user id, which the token backend knows and no page shows. */
export type ShopAccount = DemoAccount & { readonly userId: string }
