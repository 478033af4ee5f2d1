import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import { createPublicKey, type KeyObject } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { errnoOf } from '../lib/log.ts'
import { ConfigFault, type Config } from '../config.ts'

/** An Ed25519 key pair and the id by which a verifier finds it: its RFC 7638 thumbprint. */
export interface KeyPair {
  readonly keyId: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Every key of the process. */
export interface Keys {
  /** Signs grants, receipts and checkpoints. */
  readonly signing: KeyPair
  /** HMAC key of the identifier index. */
  readonly identifier: Uint8Array
  /** HMAC key of purpose grants. */
  readonly grant: Uint8Array
  /** Signs tokens for development; absent in production, where nobody here may issue one. */
  readonly developmentTokens?: KeyPair
}

/**
 * The keys the configuration names, and for what it leaves out the key files in DATA_DIR, which are
 * made once with mode 0600. Throws ConfigFault where a key file cannot be used.
 */
export function loadKeys(config: Pick<Config, 'mode' | 'keys' | 'database'>): Keys {
  const folder = config.database.dataDir
  const { signingKeyFile, identifier, grant } = config.keys
  const signing = () =>
    signingKeyFile === undefined
      ? ownSigningKey(join(folder, 'signing-key.pem'))
      : keyPair(readKey('SIGNING_KEY_FILE', signingKeyFile))
  if (config.mode === 'production') {
    const index = identifier?.reveal() ?? ownIdentifierKey(join(folder, 'identifier-key'))
    return Object.freeze({
      signing: signing(),
      identifier: index,
      grant: grant?.reveal() ?? derived(index, 'purposegraph purpose grants'),
    })
  }
  const own = developmentKeys(folder)
  return Object.freeze({
    signing: signing(),
    identifier: identifier?.reveal() ?? new Uint8Array(Buffer.from(own.identifier, 'base64')),
    grant: grant?.reveal() ?? new Uint8Array(Buffer.from(own.grant, 'base64')),
    developmentTokens: keyPair(own.tokens),
  })
}

const key32 = z.string().refine((value) => Buffer.from(value, 'base64').length >= 32)
const developmentFile = z.object({
  warning: z.string(),
  tokens: z.string(),
  identifier: key32,
  grant: key32,
})

/** DATA_DIR/dev-keys.json, made on first use. */
function developmentKeys(folder: string): z.infer<typeof developmentFile> {
  const file = join(folder, 'dev-keys.json')
  const text = createOnce(file, () =>
    JSON.stringify({
      warning: 'For development alone. Whoever reads this file can sign in as any client.',
      tokens: newPrivateKeyPem(),
      identifier: randomBytes(32).toString('base64'),
      grant: randomBytes(32).toString('base64'),
    }),
  )
  try {
    return developmentFile.parse(JSON.parse(text))
  } catch {
    throw new ConfigFault([`DATA_DIR: ${file} is not a key file; move it away to get a new one`])
  }
}

/** Losing this file makes every identifier unfindable, so a cluster brings the key itself. */
function ownIdentifierKey(file: string): Uint8Array {
  const key = Buffer.from(
    createOnce(file, () => randomBytes(32).toString('base64')),
    'base64',
  )
  if (key.length < 32) throw new ConfigFault([`DATA_DIR: ${file} is not a key file`])
  return new Uint8Array(key)
}

const ownSigningKey = (file: string): KeyPair => keyPair(createOnce(file, newPrivateKeyPem))

const newPrivateKeyPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/**
 * The text of `file`, made by `make` where there is none. Two processes that start together end with
 * the same text: the file is linked into place whole, and the second link fails.
 */
function createOnce(file: string, make: () => string): string {
  const found = readIfPresent(file)
  if (found !== undefined) return found
  const draft = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  writeFileSync(draft, make(), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8')
}

function readIfPresent(file: string): string | undefined {
  try {
    const { mode } = statSync(file)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new ConfigFault([`DATA_DIR: ${file} is open to others; run: chmod 600 ${file}`])
    }
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function readKey(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ConfigFault([`${variable}: the file cannot be read`])
  }
}

/** Throws ConfigFault where `pem` is not an Ed25519 private key; the cause may quote it, so it goes. */
function keyPair(pem: string): KeyPair {
  let privateKey: KeyObject | undefined
  try {
    privateKey = createPrivateKey(pem)
  } catch {
    privateKey = undefined
  }
  if (privateKey?.asymmetricKeyType !== 'ed25519') {
    throw new ConfigFault([
      'SIGNING_KEY_FILE: is not an Ed25519 private key in PEM; try: openssl genpkey -algorithm ed25519',
    ])
  }
  const publicKey = createPublicKey(privateKey)
  return Object.freeze({ keyId: thumbprint(publicKey), privateKey, publicKey })
}

/** RFC 7638: SHA-256 over the required members in lexical order. */
function thumbprint(publicKey: KeyObject): string {
  const { crv, kty, x } = publicKey.export({ format: 'jwk' })
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
}

/** RFC 5869: an independent key for another use of the same secret. */
const derived = (from: Uint8Array, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', from, new Uint8Array(0), use, 32))
