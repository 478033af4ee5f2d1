import { createHmac, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, statSync, chmodSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { loadKeys } from '../../src/caller/keys.ts'
import { authenticate, type ClientRegistration } from '../../src/caller/registration.ts'
import {
  createTokenVerifier,
  developmentAudience,
  developmentIssuer,
  signDevelopmentToken,
} from '../../src/caller/token.ts'
import { ConfigFault, readConfig } from '../../src/config.ts'
import { AppError } from '../../src/lib/errors.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'keys-'))
const dataDir = folder()
const config = readConfig({ DATA_DIR: dataDir })
const keys = loadKeys(config)
const verifier = createTokenVerifier(config, keys)

const wanted = {
  client: 'commerce',
  tenant: 'main',
  purposes: ['order.fulfilment'],
  expiresIn: '1h',
}

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A local web server that counts its requests. */
async function listener(answer: () => unknown, status = 200) {
  let requests = 0
  const server = createServer((_request, response) => {
    requests++
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer()))
  })
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/jwks`, requests: () => requests }
}

const hintOf = async (header: string | undefined, by = verifier): Promise<string> => {
  try {
    await by.verify(header)
    return 'accepted'
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.hint}` : `other ${String(error)}`
  }
}

const claims = { client_id: 'commerce', tenant: 'main', purposes: ['order.fulfilment'] }

/** A token by the development key in which one thing may be off. */
const forged = (
  change: (jwt: SignJWT) => SignJWT = (jwt) => jwt,
  header: Record<string, unknown> = {},
  payload: Record<string, unknown> = claims,
) =>
  change(
    new SignJWT(payload)
      .setProtectedHeader({ alg: 'EdDSA', ...header })
      .setIssuer(developmentIssuer)
      .setAudience(developmentAudience)
      .setIssuedAt()
      .setExpirationTime('1h'),
  ).sign(keys.developmentTokens!.privateKey)

describe('a token for development', () => {
  test('says who asks and what for', async () => {
    const token = await signDevelopmentToken(keys, wanted)
    expect(await verifier.verify(`Bearer ${token}`)).toEqual({
      client: 'commerce',
      tenant: 'main',
      purposes: ['order.fulfilment'],
      expiresAt: expect.any(Number),
    })
  })

  test('names a data subject only where it is somebody else than the client', async () => {
    const token = await signDevelopmentToken(keys, { ...wanted, subject: 'c-1' })
    expect((await verifier.verify(`Bearer ${token}`)).subject).toBe('c-1')
    const same = signDevelopmentToken(keys, { ...wanted, subject: 'commerce' })
    await expect(same).rejects.toMatchObject({ hint: expect.stringContaining('must differ') })
  })

  test.each(['0s', '32d', '1w', '', '-1h', '1e9'])(
    'is not made for a span of "%s"',
    async (span) => {
      await expect(
        signDevelopmentToken(keys, { ...wanted, expiresIn: span }),
      ).rejects.toMatchObject({ hint: expect.stringContaining('30m') })
    },
  )

  test('is neither made nor accepted in production', async () => {
    const production = readConfig({
      DATA_DIR: folder(),
      MODE: 'production',
      AUTH_JWKS_URL: 'http://127.0.0.1:1/',
      AUTH_ISSUER: 'https://issuer.example.test',
      AUTH_AUDIENCE: 'customers',
      GATEWAY_SECRET: 'a gateway secret of length',
      IDENTIFIER_KEY: Buffer.alloc(32, 7).toString('hex'),
    })
    const productionKeys = loadKeys(production)
    await expect(signDevelopmentToken(productionKeys, wanted)).rejects.toThrow(AppError)
    const token = await signDevelopmentToken(keys, wanted)
    const strict = createTokenVerifier(production, { ...productionKeys, ...keys })
    expect(await hintOf(`Bearer ${token}`, strict)).toMatch(/^UNAUTHENTICATED .*configured issuer/)
  })
})

describe('a token is UNAUTHENTICATED', () => {
  test.each([
    ['absent', undefined, 'Send the header'],
    ['of another scheme', 'Basic YTpi', 'not of the form'],
    ['no JWT', 'Bearer x', 'not of the form'],
    ['two tokens', 'Bearer a.b.c, Bearer a.b.c', 'not of the form'],
    ['with half a JSON', 'Bearer e30.e.e30', ''],
    ['a megabyte', `Bearer ${'a'.repeat(1_000_000)}.a.a`, '8192'],
  ])('when it is %s', async (_name, header, hint) => {
    expect(await hintOf(header)).toMatch(new RegExp(`^UNAUTHENTICATED .*${hint}`))
  })

  const attacks: [string, () => Promise<string> | string][] = [
    ['is not signed', () => new UnsecuredJWT(claims).setIssuer(developmentIssuer).encode()],
    [
      'is signed with the public key as a secret',
      () => {
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
        const now = Math.floor(Date.now() / 1000)
        const body = `${part({ alg: 'HS256' })}.${part({
          ...claims,
          iss: developmentIssuer,
          aud: developmentAudience,
          iat: now,
          exp: now + 3600,
        })}`
        const secret = keys.developmentTokens!.publicKey.export({ type: 'spki', format: 'pem' })
        return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
      },
    ],
    [
      'brings its own key',
      async () => {
        const other = await generateKeyPair('EdDSA', { extractable: true })
        const jwk = await exportJWK(other.publicKey)
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'EdDSA', jwk })
          .setIssuer(developmentIssuer)
          .setAudience(developmentAudience)
          .setIssuedAt()
          .setExpirationTime('1h')
          .sign(other.privateKey)
      },
    ],
    ['was tampered with', async () => `${(await forged()).slice(0, -6)}AAAAAA`],
    ['is of another issuer', () => forged((jwt) => jwt.setIssuer('https://evil.test'))],
    ['is for another audience', () => forged((jwt) => jwt.setAudience('other'))],
    ['has expired', () => forged((jwt) => jwt.setExpirationTime('-6s'))],
    ['is not valid yet', () => forged((jwt) => jwt.setNotBefore('1h'))],
    ['was issued in the future', () => forged((jwt) => jwt.setIssuedAt(Date.now() / 1000 + 60))],
    ['is too old', () => forged((jwt) => jwt.setIssuedAt(Date.now() / 1000 - 2_700_000))],
    ['has no client', () => forged(undefined, {}, { ...claims, client_id: undefined })],
    ['has no tenant', () => forged(undefined, {}, { ...claims, tenant: undefined })],
    ['has no purposes', () => forged(undefined, {}, { ...claims, purposes: undefined })],
    ['has purposes that are no list', () => forged(undefined, {}, { ...claims, purposes: 'a' })],
    [
      'has a client that is no key',
      () => forged(undefined, {}, { ...claims, client_id: { a: 1 } }),
    ],
  ]
  test.each(attacks)('when it %s', async (_name, make) => {
    expect(await hintOf(`Bearer ${await make()}`)).toMatch(/^UNAUTHENTICATED The (?:token|header) /)
  })

  test('while the same token untouched is accepted, and one expired within the tolerance', async () => {
    expect(await hintOf(`Bearer ${await forged()}`)).toBe('accepted')
    expect(await hintOf(`bearer ${await forged((jwt) => jwt.setExpirationTime('-2s'))}`)).toBe(
      'accepted',
    )
  })

  test('and no address in its header is ever asked', async () => {
    const canary = await listener(() => ({ keys: [] }))
    const token = await forged(undefined, {
      jku: canary.url,
      x5u: canary.url,
      kid: '../../etc/passwd',
    })
    await hintOf(`Bearer ${token}`)
    expect(canary.requests()).toBe(0)
  })

  test('when its time is over, although it was verified and kept before', async () => {
    let now = Date.now()
    const clocked = createTokenVerifier(config, keys, () => now)
    const token = await signDevelopmentToken(keys, { ...wanted, expiresIn: '10s' }, () => now)
    expect(await hintOf(`Bearer ${token}`, clocked)).toBe('accepted')
    now += 9000
    expect(await hintOf(`Bearer ${token}`, clocked)).toBe('accepted')
    now += 7000
    expect(await hintOf(`Bearer ${token}`, clocked)).toMatch(/has expired/)
  })
})

describe('the keys of an issuer', () => {
  const issuerConfig = (jwks: Record<string, string>) =>
    readConfig({
      DATA_DIR: dataDir,
      AUTH_ISSUER: 'https://issuer.test',
      AUTH_AUDIENCE: 'customers',
      ...jwks,
    })

  const issue = async (algorithm: 'ES256' | 'RS256' | 'EdDSA' | 'PS256') => {
    const pair = await generateKeyPair(algorithm, { extractable: true })
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: algorithm, alg: algorithm }
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid: algorithm })
      .setIssuer('https://issuer.test')
      .setAudience('customers')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(pair.privateKey)
    return { jwk, token, pair }
  }

  test('come from a file, for the pinned algorithms alone', async () => {
    const issued = await Promise.all((['ES256', 'RS256', 'EdDSA', 'PS256'] as const).map(issue))
    const file = join(folder(), 'jwks.json')
    writeFileSync(file, JSON.stringify({ keys: issued.map(({ jwk }) => jwk) }))
    const byFile = createTokenVerifier(issuerConfig({ AUTH_JWKS_FILE: file }), keys)
    const results = await Promise.all(issued.map(({ token }) => hintOf(`Bearer ${token}`, byFile)))
    expect(results.slice(0, 3)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(results[3]).toMatch(/^UNAUTHENTICATED/)
  })

  test('come from an address, which is asked once for many tokens', async () => {
    const { jwk, token } = await issue('ES256')
    const issuer = await listener(() => ({ keys: [jwk] }))
    const byUrl = createTokenVerifier(issuerConfig({ AUTH_JWKS_URL: issuer.url }), keys)
    for (let n = 0; n < 5; n++) expect(await hintOf(`Bearer ${token}`, byUrl)).toBe('accepted')
    expect(issuer.requests()).toBe(1)
  })

  test('are asked for at most every 30 seconds while the issuer is down', async () => {
    const { token } = await issue('ES256')
    const issuer = await listener(() => ({}), 500)
    let now = Date.now()
    const byUrl = createTokenVerifier(issuerConfig({ AUTH_JWKS_URL: issuer.url }), keys, () => now)
    for (let n = 0; n < 5; n++) expect(await hintOf(`Bearer ${token}`, byUrl)).toMatch(/not valid/)
    expect(issuer.requests()).toBe(1)
    now += 30_001
    await hintOf(`Bearer ${token}`, byUrl)
    expect(issuer.requests()).toBe(2)
  })

  test.each([
    ['no JSON', 'x'],
    ['no keys', '{"keys":[]}'],
    ['a secret', '{"keys":[{"kty":"oct","k":"AAAA"}]}'],
    ['a private key', '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"a","d":"b"}]}'],
  ])('are refused from a file with %s', (_name, text) => {
    const file = join(folder(), 'jwks.json')
    writeFileSync(file, text)
    expect(() => createTokenVerifier(issuerConfig({ AUTH_JWKS_FILE: file }), keys)).toThrow(
      ConfigFault,
    )
  })
})

describe('the key files', () => {
  test('are made once, for the owner alone, and give the same keys again', () => {
    for (const name of ['dev-keys.json', 'signing-key.pem']) {
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600)
    }
    const again = loadKeys(config)
    expect(again.identifier).toEqual(keys.identifier)
    expect(again.signing.keyId).toBe(keys.signing.keyId)
    expect(again.developmentTokens?.keyId).toBe(keys.developmentTokens?.keyId)
    expect(keys.identifier).not.toEqual(keys.grant)
  })

  test('are refused where others can read them', () => {
    const dir = folder()
    const own = readConfig({ DATA_DIR: dir })
    loadKeys(own)
    chmodSync(join(dir, 'dev-keys.json'), 0o644)
    expect(() => loadKeys(own)).toThrow(/chmod 600/)
  })

  test('are refused where they are no key files, without a word of their content', () => {
    const dir = folder()
    writeFileSync(join(dir, 'dev-keys.json'), '{"identifier":"hunter2"}', { mode: 0o600 })
    const load = () => loadKeys(readConfig({ DATA_DIR: dir }))
    expect(load).toThrow(ConfigFault)
    expect(load).not.toThrow(/hunter2/)
  })

  test('give way to the key that the configuration names', () => {
    const file = join(folder(), 'key.pem')
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const named = loadKeys(readConfig({ DATA_DIR: dataDir, SIGNING_KEY_FILE: file }))
    expect(named.signing.keyId).not.toBe(keys.signing.keyId)
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    writeFileSync(file, rsa.export({ type: 'pkcs8', format: 'pem' }))
    expect(() => loadKeys(readConfig({ DATA_DIR: dataDir, SIGNING_KEY_FILE: file }))).toThrow(
      /Ed25519/,
    )
  })

  test('do not exist for tokens in production, and the grant key is derived', () => {
    const dir = folder()
    const identifier = Buffer.alloc(32, 7)
    const production = loadKeys({
      mode: 'production',
      database: { dataDir: dir, pendingMax: 1 },
      keys: { identifier: { reveal: () => new Uint8Array(identifier) } },
    })
    expect(production.developmentTokens).toBeUndefined()
    expect(() => readFileSync(join(dir, 'dev-keys.json'))).toThrow()
    expect(production.grant).toHaveLength(32)
    expect(Buffer.from(production.grant).equals(identifier)).toBe(false)
  })
})

describe('the caller', () => {
  const registration: ClientRegistration = {
    key: 'commerce',
    controller: 'shop',
    purposes: ['order.fulfilment', 'fraud.prevention'],
    channel: 'email',
  }
  const said = { client: 'commerce', tenant: 'main', expiresAt: 1 }

  test('has the purposes that token and registration both allow, and no others', () => {
    const purposes = ['order.fulfilment', 'marketing.email', 'Fraud.prevention']
    const caller = authenticate({ ...said, purposes }, registration)
    expect([...caller.purposes]).toEqual(['order.fulfilment'])
    expect(caller).toMatchObject({ controller: 'shop', operation: 'READ', channel: 'email' })
    expect(caller.subject).toBeUndefined()
    expect(authenticate({ ...said, purposes: [] }, registration).purposes.size).toBe(0)
  })

  test('is the data subject of the token where there is one', () => {
    const caller = authenticate({ ...said, purposes: [], subject: 'c-1' }, registration)
    expect(caller.subject).toBe('c-1')
  })

  test('is UNAUTHENTICATED where its client is not registered, or another is', () => {
    const unknown = { ...said, purposes: ['order.fulfilment'] }
    expect(() => authenticate(unknown, undefined)).toThrow(AppError)
    expect(() => authenticate(unknown, { ...registration, key: 'other' })).toThrow(AppError)
  })
})
