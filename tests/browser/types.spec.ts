// The workspace's types are those of this program: made anew from `rabta openapi`, they are what is committed
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { types } from '../types.mjs'

test('web/src/api.gen.ts is current (else: node tests/types.mjs)', async () => {
  const committed = readFileSync(new URL('../../web/src/api.gen.ts', import.meta.url), 'utf8')
  expect((await types()) === committed, 'the description of the API changed: run node tests/types.mjs and commit web/src/api.gen.ts').toBe(true)
})
