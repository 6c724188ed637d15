/** Whom the shop greets. Where a session or a password is kept is the token backend's business. */
export type ShopCustomer = { readonly firstName: string; readonly lastName: string; readonly email: string }

/** A customer whose password is no secret: the sign-in page offers it. */
export type DemoAccount = ShopCustomer & { readonly password: string }

/** With what the token backend knows and no page shows. */
export type ShopAccount = DemoAccount & { readonly userId: string }
