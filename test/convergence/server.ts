/** A whole subgraph in a process of its own, on a shared database. Tells its address, and a token. */
import { startApp } from '../../src/app.ts'
import { signDevelopmentToken } from '../../src/caller/token.ts'
import { readConfig } from '../../src/config.ts'
import { silentLog } from '../../src/lib/log.ts'

const [url, dataDir] = process.argv.slice(2) as [string, string]
const config = readConfig({
  DATABASE_URL: url,
  DATA_DIR: dataDir,
  PLAYGROUND: '0',
  PREFERENCE_CENTRE: '0',
})
const app = await startApp({ ...config, port: 0 }, { log: silentLog })
const address = app.http.server.address()
const token = await signDevelopmentToken(app.keys, {
  client: 'sms-gateway',
  tenant: 'acme',
  purposes: ['marketing.sms'],
  expiresIn: '1h',
})
process.on('message', () => void app.close().then(() => process.exit(0)))
process.send!({
  base: typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '',
  token,
})
