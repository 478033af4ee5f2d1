import { describe, expect, test } from '@jest/globals'
import { readDeclaration } from '../../src/caller/declare.ts'
import { readConfig } from '../../src/config.ts'
import { AppError } from '../../src/lib/errors.ts'

const secret = 'a gateway secret of length'
const config = readConfig({ GATEWAY_SECRET: secret })

const codeOf = (headers: Record<string, string>): string => {
  try {
    readDeclaration(headers, config)
    return 'OK'
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.hint}` : 'other'
  }
}

describe('x-purpose', () => {
  const purposesOf = (header: string) => readDeclaration({ 'x-purpose': header }, config).purposes

  test('is one key or a list, in order, each once', () => {
    expect(purposesOf('order.fulfilment')).toEqual(['order.fulfilment'])
    expect(purposesOf('b,a , b,  c')).toEqual(['b', 'a', 'c'])
    expect(readDeclaration({}, config).purposes).toEqual([])
  })

  test('is compared as written: case and look-alikes are other purposes', () => {
    expect(purposesOf('Order.Fulfilment,order.fulfilment')).toHaveLength(2)
  })

  test.each([
    ['an empty header', ''],
    ['an empty item', 'a,,b'],
    ['a comma at the end', 'a,'],
    ['nine purposes', 'a,b,c,d,e,f,g,h,i'],
    ['nine purposes of which two are the same', 'a,b,c,d,e,f,g,h,a'],
    ['513 bytes', 'a'.repeat(513)],
    ['a tab', 'a\t,b'],
    ['a control character', 'a\u0007'],
    ['a letter beyond ASCII', 'ordér'],
    ['a Cyrillic look-alike', 'оrder'],
  ])('is refused with %s, and the hint names the header and not the value', (_name, header) => {
    expect(codeOf({ 'x-purpose': header })).toMatch(
      /^BAD_USER_INPUT The header x-purpose [a-z0-9 ]+[a-zA-Z ]*\.$/,
    )
  })

  test('is accepted at its bounds', () => {
    expect(purposesOf('a,b,c,d,e,f,g,h')).toHaveLength(8)
    expect(purposesOf('a'.repeat(512))).toHaveLength(1)
  })
})

describe('x-purpose-report', () => {
  test('is none, summary or full; summary where absent', () => {
    expect(readDeclaration({}, config).report).toBe('summary')
    for (const report of ['none', 'summary', 'full']) {
      expect(readDeclaration({ 'x-purpose-report': report }, config).report).toBe(report)
    }
  })

  test.each(['', 'Full', 'all', 'none, full'])('is refused as "%s"', (header) => {
    expect(codeOf({ 'x-purpose-report': header })).toMatch(/^BAD_USER_INPUT/)
  })
})

describe('sec-gpc', () => {
  test('counts as 1 and as nothing else', () => {
    expect(readDeclaration({ 'sec-gpc': '1' }, config).gpc).toBe(true)
    for (const value of ['0', 'true', '1, 1', ' 1', '']) {
      expect(readDeclaration({ 'sec-gpc': value }, config).gpc).toBe(false)
    }
  })

  test('may be said by a page in a header of its own, as it can only withhold', () => {
    expect(readDeclaration({ 'x-gpc': '1' }, config).gpc).toBe(true)
  })
})

describe('router-authorization', () => {
  test('makes the gateway with the right secret', () => {
    expect(readDeclaration({ 'router-authorization': secret }, config).isGateway).toBe(true)
    expect(readDeclaration({}, config).isGateway).toBe(false)
  })

  test.each(['', 'wrong', `${secret} `, secret.toUpperCase(), `${secret}, ${secret}`])(
    'is UNAUTHENTICATED as "%s"',
    (header) => {
      expect(codeOf({ 'router-authorization': header })).toMatch(/^UNAUTHENTICATED/)
    },
  )

  test('makes nobody the gateway where no secret is configured', () => {
    const open = readConfig({})
    expect(readDeclaration({ 'router-authorization': '' }, open).isGateway).toBe(false)
    expect(readDeclaration({ 'router-authorization': 'x' }, open).isGateway).toBe(false)
  })

  test('may hold letters beyond ASCII, as the gateway sends them', () => {
    const other = readConfig({ GATEWAY_SECRET: 'geheimnis für alle' })
    const asReceived = Buffer.from('geheimnis für alle', 'utf8').toString('latin1')
    expect(readDeclaration({ 'router-authorization': asReceived }, other).isGateway).toBe(true)
  })
})

describe('traceparent', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const idOf = (traceparent: string) => readDeclaration({ traceparent }, config).requestId

  test('gives the request its id', () => {
    expect(idOf(`00-${trace}-00f067aa0ba902b7-01`)).toBe(trace)
    expect(idOf(`cc-${trace}-00f067aa0ba902b7-01-later`)).toBe(trace)
  })

  test.each([
    `ff-${trace}-00f067aa0ba902b7-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace}-00f067aa0ba902b7-01-more`,
    `00-${trace.toUpperCase()}-00f067aa0ba902b7-01`,
    'anna@example.pl',
    '',
  ])('is ignored as "%s", and the id is fresh', (header) => {
    expect(idOf(header)).toMatch(/^[0-9a-f]{32}$/)
    expect(idOf(header)).not.toBe(idOf(header))
    expect(idOf(header)).not.toBe(trace)
  })
})
