export const head = /* GraphQL */ `
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.7"
      import: ["@key", "@external", "@requires", "@provides", "@override", "@inaccessible"]
    )
  directive @personalData(category: String!) on FIELD_DEFINITION | OBJECT
  scalar PurposeGrant @inaccessible
`
export const grantField = 'purposeGrant: PurposeGrant! @external'
export const gated = '@requires(fields: "purposeGrant") @personalData(category: "user.behavior")'
export const schema = (customer: string, more = '') =>
  `${head} ${more} type Customer @key(fields: "id") { id: ID! ${customer} }`
