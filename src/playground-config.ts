import { signDevelopmentToken } from './caller/token.ts'
import type { Keys } from './caller/keys.ts'
import type { LiveCatalogue } from './catalogue/live.ts'
import { assert } from './lib/assert.ts'
import { SAMPLE_SEED } from './development.ts'
import { playgroundExamples, type SamplePeople } from './playground-examples.ts'
import { personaIds } from './seed/personas.ts'

/**
 * The playground's clients and example operations; in development each client has a token, elsewhere
 * people bring their own in the headers.
 */
export async function playgroundConfig(
  keys: Pick<Keys, 'developmentTokens'>,
  { document }: LiveCatalogue,
): Promise<object> {
  const clients = Object.entries(document.clients).map(async ([key, client]) => ({
    key,
    name: client.name,
    kind: client.kind,
    purposes: client.purposes.map((purpose) => {
      const version = document.purposes[purpose]?.versions.at(-1)
      return {
        key: purpose,
        title: version?.texts['en']?.title ?? purpose,
        basis: version?.rules['*']?.basis ?? Object.values(version?.rules ?? {})[0]?.basis ?? '',
      }
    }),
    token: keys.developmentTokens ? await tokenOf(keys, document.tenant, key, client.purposes) : '',
  }))
  return {
    endpoint: '/graphql',
    clients: await Promise.all(clients),
    examples: playgroundExamples(people()),
    // A page cannot send Sec-GPC; see caller/declare.ts.
    gpcHeader: 'x-gpc',
  }
}

const tokenOf = (
  keys: Pick<Keys, 'developmentTokens'>,
  tenant: string,
  client: string,
  purposes: readonly string[],
): Promise<string> => signDevelopmentToken(keys, { client, tenant, purposes, expiresIn: '12h' })

/** The sample's personas; the order is that of `seed/personas.ts`. */
function people(): SamplePeople {
  const ids = personaIds(SAMPLE_SEED)
  const [reader, leaver, patient] = [ids[0], ids[1], ids[7]]
  assert(reader && leaver && patient, 'the sample has the personas the examples are about')
  return { reader, leaver, patient }
}
