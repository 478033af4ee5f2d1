import { signDevelopmentToken } from './caller/token.ts'
import type { Keys } from './caller/keys.ts'
import type { LiveCatalogue } from './catalogue/live.ts'
import { playgroundExamples } from './playground-examples.ts'

/** The development playground's clients, each with a token, and example operations. */
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
    token: await signDevelopmentToken(keys, {
      client: key,
      tenant: document.tenant,
      purposes: client.purposes,
      expiresIn: '12h',
    }),
  }))
  return {
    endpoint: '/graphql',
    clients: await Promise.all(clients),
    examples: playgroundExamples,
    // A page cannot send Sec-GPC; see caller/declare.ts.
    gpcHeader: 'x-gpc',
  }
}
