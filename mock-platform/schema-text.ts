/**
 * The vendor's GraphQL interface, as far as visitors use it. The names of mutations, inputs and payload types are the vendor's;
 * the field `visitor` of the payloads is our own.
 */

const payload = (name: string): string => `
type ${name} {
  visitorSessionToken: VisitorSessionToken!
  visitor: Visitor!
}
`

export const SCHEMA_TEXT = `"""The id of a project (sid): a number, or a string of digits."""
scalar LegacyId

type Query {
  "The name of this stand-in."
  platform: String!
}

"One request makes one attempt: it may contain one of these fields, once."
type Mutation {
  visitorAuthenticateFromCredentials(input: VisitorAuthenticateFromCredentialsInput!): VisitorAuthenticateFromCredentialsPayload
  visitorAuthenticateAnonymously(input: VisitorAuthenticateAnonymouslyInput!): VisitorAuthenticateAnonymouslyPayload
  "Simple authentication: for mobile applications only, without proof of identity."
  visitorAuthenticateFromCustomerUserId(input: VisitorAuthenticateFromCustomerUserIdInput!): VisitorAuthenticateFromCustomerUserIdPayload
}

input VisitorAuthenticateFromCredentialsInput {
  projectId: LegacyId!
  "The compact JWE that the brand's backend minted."
  credentials: String!
  currentVuid: String
}

input VisitorAuthenticateAnonymouslyInput {
  projectId: LegacyId!
  vuid: String
}

input VisitorAuthenticateFromCustomerUserIdInput {
  projectId: LegacyId!
  "The customer's id, 255 characters at most."
  userId: String!
  currentVuid: String
}
${payload('VisitorAuthenticateFromCredentialsPayload')}${payload('VisitorAuthenticateAnonymouslyPayload')}${payload('VisitorAuthenticateFromCustomerUserIdPayload')}
type VisitorSessionToken {
  "A JWS that verifies with /keys/session.pem, valid for the length of a session of the project."
  accessToken: String!
}

type Visitor {
  vuid: String!
  "What the chat calls the visitor; null for an anonymous one."
  displayName: String
  "The ongoing conversation, or null."
  conversation: Conversation
  "Oldest first, from web and mobile."
  conversations: [Conversation!]!
}

"The same document as POST /conversation returns."
scalar Conversation
`
