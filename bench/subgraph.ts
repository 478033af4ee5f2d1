/** The subgraph in a process of its own, as `npm start` runs it, with tokens for the benchmark. */
import { startApp } from '../src/app.ts'
import { signDevelopmentToken } from '../src/caller/token.ts'
import { readConfig } from '../src/config.ts'
import { SAMPLE_SEED } from '../src/development.ts'
import { silentLog } from '../src/lib/log.ts'
import { personaIds } from '../src/seed/personas.ts'

const [url, dataDir] = process.argv.slice(2) as [string, string]
const config = readConfig({ ...process.env, DATABASE_URL: url, DATA_DIR: dataDir, PLAYGROUND: '0' })
const app = await startApp({ ...config, port: 0 }, { log: silentLog })
const address = app.http.server.address()
const tokenOf = (client: string, purpose: string, subject?: string) =>
  signDevelopmentToken(app.keys, {
    client,
    tenant: 'acme',
    purposes: [purpose],
    subject,
    expiresIn: '1h',
  })
process.send!({
  url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/graphql`,
  tokens: {
    marketing: await tokenOf('marketing', 'marketing.sms'),
    customer: await tokenOf('self-service', 'rights.fulfilment', personaIds(SAMPLE_SEED)[0]),
  },
})
