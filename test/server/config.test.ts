import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { ConfigFault, configReference, readConfig } from '../../src/config.ts'

const production = {
  MODE: 'production',
  AUTH_JWKS_URL: 'https://issuer.example.test/jwks',
  AUTH_ISSUER: 'https://issuer.example.test',
  AUTH_AUDIENCE: 'customers',
  GATEWAY_SECRET: 'a gateway secret of length',
  IDENTIFIER_KEY: Buffer.alloc(32, 7).toString('base64'),
}

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults
    throw error
  }
  return []
}

const namesOf = (env: Record<string, string>) => faultsOf(env).map((fault) => fault.split(':')[0])

describe('configuration', () => {
  test('has a default for everything in development', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      mode: 'development',
      host: '127.0.0.1',
      port: 4001,
      playground: true,
      database: { dataDir: './data' },
      limits: { bodyBytes: 1_048_576, representationsMax: 1000, depthMax: 12 },
    })
    expect(config.gatewaySecret).toBeUndefined()
  })

  test('is frozen all the way down', () => {
    const config = readConfig(production)
    expect(Object.isFrozen(config) && Object.isFrozen(config.limits)).toBe(true)
  })

  test('of production is accepted when it is whole, without playground unless asked', () => {
    expect(readConfig(production).playground).toBe(false)
    expect(readConfig({ ...production, PLAYGROUND: '1' }).playground).toBe(true)
    expect(readConfig(production).keys.identifier?.reveal()).toEqual(new Uint8Array(32).fill(7))
  })

  test('of production names everything it lacks at once', () => {
    expect(namesOf({ MODE: 'production' })).toEqual([
      'AUTH_AUDIENCE',
      'AUTH_ISSUER',
      'AUTH_JWKS_URL',
      'GATEWAY_SECRET',
    ])
  })

  test('reports faults of single values and of combinations together, and repeats no value', () => {
    const canary = 'hunter2'
    const env = {
      MODE: 'production',
      PORT: canary,
      DATABASE_URL: `mysql://root:${canary}@db`,
      GATEWAY_SECRET: canary,
      IDENTIFIER_KEY: canary,
      LOG_LEVEL: canary,
      MAX_DEPTH: '0',
    }
    expect(namesOf(env)).toEqual([
      'AUTH_AUDIENCE',
      'AUTH_ISSUER',
      'AUTH_JWKS_URL',
      'DATABASE_URL',
      'GATEWAY_SECRET',
      'IDENTIFIER_KEY',
      'LOG_LEVEL',
      'MAX_DEPTH',
      'PORT',
    ])
    expect(faultsOf(env).join()).not.toContain(canary)
  })

  test('refuses two sources of keys and half an issuer', () => {
    expect(namesOf({ ...production, AUTH_JWKS_FILE: '/x' })).toEqual(['AUTH_JWKS_FILE'])
    expect(namesOf({ AUTH_ISSUER: 'x' })).toEqual(['AUTH_ISSUER'])
  })

  test('takes an empty variable for an absent one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(4001)
  })

  test('prints no secret, however it is printed', () => {
    const config = readConfig({ ...production, DATABASE_URL: 'postgres://u:hunter2@db/x' })
    const printed = JSON.stringify(config) + inspect(config, { depth: 9, showHidden: true })
    for (const secret of ['hunter2', production.GATEWAY_SECRET, production.IDENTIFIER_KEY]) {
      expect(printed).not.toContain(secret)
    }
    expect(config.database.url?.reveal()).toBe('postgres://u:hunter2@db/x')
  })

  test('is documented: every variable has a meaning', () => {
    expect(configReference.every(({ meaning }) => meaning.length > 10)).toBe(true)
    expect(configReference.find(({ name }) => name === 'PORT')?.default).toBe('4001')
    expect(configReference.find(({ name }) => name === 'GATEWAY_SECRET')?.default).toBeUndefined()
  })
})
