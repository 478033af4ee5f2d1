import { composeServices as composeApollo } from '@apollo/composition'
import { describe, expect, test } from '@jest/globals'
import { composeServices as composeHive } from '@theguild/federation-composition'
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from '@wundergraph/composition'
import { parse, print, printSchema, type DocumentNode } from 'graphql'
import { schemas } from '../../examples/gateway/gateway.ts'

/** What a library makes of the subgraphs. */
interface Composed {
  readonly errors: readonly string[]
  /** The schema that clients see. */
  readonly api?: string | undefined
  readonly supergraph?: string | undefined
}

type Subgraphs = Readonly<Record<string, DocumentNode>>

const libraries: Readonly<Record<string, (subgraphs: Subgraphs) => Composed>> = {
  Apollo(subgraphs) {
    const { errors, schema, supergraphSdl, hints } = composeApollo(servicesOf(subgraphs))
    const failed = [...(errors ?? []), ...(hints ?? [])].map(String)
    const api = schema && printSchema(schema.toAPISchema().toGraphQLJSSchema())
    return { errors: failed, supergraph: supergraphSdl, api }
  },
  Hive(subgraphs) {
    const composed = composeHive(servicesOf(subgraphs))
    const errors = ('errors' in composed && composed.errors) || []
    const api = 'publicSdl' in composed ? composed.publicSdl : undefined
    return { errors: errors.map(String), supergraph: composed.supergraphSdl, api }
  },
  WunderGraph(subgraphs) {
    const composed = federateSubgraphs({
      subgraphs: servicesOf(subgraphs).map(({ name, url, typeDefs }) => ({
        name,
        url,
        definitions: typeDefs,
      })),
      version: ROUTER_COMPATIBILITY_VERSION_ONE,
    })
    return composed.success
      ? {
          errors: composed.warnings.map(String),
          supergraph: print(composed.federatedGraphAST),
          api: printSchema(composed.federatedGraphClientSchema),
        }
      : { errors: composed.errors.map(String) }
  },
}

const servicesOf = (subgraphs: Subgraphs) =>
  Object.entries(subgraphs).map(([name, typeDefs]) => ({ name, url: `http://${name}`, typeDefs }))

const mutant = (name: keyof typeof schemas, from: string, to: string): Subgraphs => {
  const sdl = print(schemas[name])
  expect(sdl).toContain(from)
  return { ...schemas, [name]: parse(sdl.replace(from, to)) }
}

describe.each(Object.entries(libraries))('%s', (library, compose) => {
  test('composes the customer subgraph and the examples', () => {
    const { errors, supergraph } = compose(schemas)
    expect(errors).toEqual([])
    for (const field of ['deliveryLabel', 'agentView', 'loyaltyTier']) {
      expect(supergraph).toContain(field)
    }
  })

  test('hides the grant from the schema that clients see', () => {
    const { api } = compose(schemas)
    expect(api).toContain('deliveryLabel')
    expect(api).not.toMatch(/purposeGrant|PurposeGrant/)
  })

  // The version of WunderGraph's that npm has drops directives and does not compare external types.
  if (library !== 'WunderGraph') {
    test('tells the gateway of the data categories of every subgraph', () => {
      const { supergraph } = compose(schemas)
      expect(supergraph).toContain('@personalData(category: "user.contact.email")')
      expect(supergraph).toContain('@personalData(category: "user.content.private")')
    })

    test('refuses a grant that is nullable in one subgraph and not in the other', () => {
      const subgraphs = mutant(
        'commerce',
        'purposeGrant: PurposeGrant!',
        'purposeGrant: PurposeGrant',
      )
      expect(compose(subgraphs).errors.join()).toContain('purposeGrant')
    })
  }

  test('refuses a second subgraph that answers a field of the customer subgraph', () => {
    const subgraphs = mutant('service', 'email: String @external', 'email: String')
    expect(compose(subgraphs).errors.length).toBeGreaterThan(0)
  })

  test('refuses to require a field that the customer subgraph does not have', () => {
    const subgraphs = mutant('service', 'phone: String @external', 'phone2: String @external')
    expect(compose(subgraphs).errors.length).toBeGreaterThan(0)
  })
})
