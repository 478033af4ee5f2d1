import { Command } from 'commander'
import { loadKeys } from '../caller/keys.ts'
import { signDevelopmentToken } from '../caller/token.ts'
import { readConfig } from '../config.ts'

interface Options {
  client: string
  purpose: string
  tenant: string
  subject?: string
  expires: string
}

/** `purposegraph token` */
export const tokenCommand = new Command('token')
  .description('Print a token for development; the key exists in development mode only.')
  .requiredOption('--client <key>', 'client registration it is for')
  .requiredOption('--purpose <keys>', 'purposes it allows, separated by commas')
  .option('--tenant <key>', 'tenant of the client', 'acme')
  .option('--subject <id>', 'id of the signed-in customer, for self-service')
  .option('--expires <span>', 'how long it holds, e.g. 30m, 1h', '1h')
  .action(async ({ client, purpose, tenant, subject, expires }: Options) => {
    const token = await signDevelopmentToken(loadKeys(readConfig(process.env)), {
      client,
      tenant,
      purposes: purpose.split(',').map((key) => key.trim()),
      subject,
      expiresIn: expires,
    })
    process.stdout.write(`${token}\n`)
  })
