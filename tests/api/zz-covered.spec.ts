// Last: an operation that is described and was never called with success has no test
import { expect, test } from '@playwright/test'
import { called, document } from '../lib/contract.ts'

// a stream does not end: public.spec.ts and event.spec.ts listen to them outside the contract; no work is given up in a sound run, and nothing is
// nobody's in it: what is gets taken over in src/domain/disclosure/route_test.c, on both engines
const elsewhere = ['get_stream', 'get_events_stream', 'post_admin_jobs_id_again', 'post_orphans_id_take']

test('each operation of the description was called', async () => {
  const d = await document()
  const all = Object.values(d.paths).flatMap((ops) => Object.values(ops).map((o) => o.operationId))
  expect(new Set(all).size, 'operation ids are unique').toBe(all.length)
  const have = called()
  expect(all.filter((o) => !have.has(o) && !elsewhere.includes(o))).toEqual([])
})
