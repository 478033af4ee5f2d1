import type { Keys } from './caller/keys.ts'
import { signDevelopmentToken } from './caller/token.ts'
import type { LiveCatalogue } from './catalogue/live.ts'
import { SAMPLE_NOW, SAMPLE_SEED } from './development.ts'
import { personaIds, personas } from './seed/personas.ts'

/** Registration of the program in the customer's own hands. */
const CLIENT = 'self-service'

/**
 * What the page under `/me` needs. In development the sample's personas can be signed in, each with a
 * token of their own; elsewhere there is nobody, and the site that embeds the page brings the token.
 */
export async function preferenceCentreConfig(
  keys: Pick<Keys, 'developmentTokens'>,
  { document }: LiveCatalogue,
): Promise<object> {
  const client = document.clients[CLIENT]
  const people = keys.developmentTokens && client ? personaIds(SAMPLE_SEED) : []
  const withTokens = people.map(async (id, index) => {
    const { firstName, lastName, jurisdiction } = personas[index]!.person(
      index,
      SAMPLE_NOW.getTime(),
    )
    const token = await signDevelopmentToken(keys, {
      client: CLIENT,
      tenant: document.tenant,
      purposes: client?.purposes ?? [],
      subject: id,
      expiresIn: '12h',
    })
    return { id, name: `${firstName} ${lastName}`, country: jurisdiction, token }
  })
  return { endpoint: '/graphql', people: await Promise.all(withTokens) }
}
