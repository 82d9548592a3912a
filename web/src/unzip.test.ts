import { describe, expect, it } from 'vitest'
import { zip } from '../../tests/lib/zip'
import { Unopened, unzip } from './parts/unzip'

const blob = (b: Uint8Array<ArrayBuffer>) => new Blob([b])
const DIRECTORY = 22 + 46 + 5 // bytes from its one entry to the end
const why = async (b: Blob) => {
  try {
    await unzip(b)
    return 'opened'
  } catch (e) {
    return e instanceof Unopened ? e.why : `not refused: ${e}`
  }
}
const text = 'timestamp,ip\n'.repeat(5000)

describe('unzip', () => {
  it('gives the one file, packed or not, without its folders', async () => {
    for (const stored of [false, true]) {
      const f = await unzip(blob(await zip({ 'reports/a.csv': text }, stored)))
      expect([f.name, await f.text()]).toEqual(['a.csv', text])
    }
  })
  it('says why it does not', async () => {
    expect(await why(blob(await zip({ 'a.csv': 'x', 'b.csv': 'y' })))).toBe('many')
    expect(await why(blob(await zip({})))).toBe('damaged')
    expect(await why(new Blob(['PK, but no archive']))).toBe('damaged')
    const locked = await zip({ 'a.csv': text })
    locked[locked.length - DIRECTORY + 8] |= 1
    expect(await why(blob(locked))).toBe('locked')
    const large = await zip({ 'a.csv': text })
    new DataView(large.buffer).setUint32(large.length - DIRECTORY + 24, 0xfffffff0, true)
    expect(await why(blob(large))).toBe('large')
  })
  it('is told of every byte that is another, and of every end that is missing', async () => {
    const whole = await zip({ 'a.csv': text })
    for (let i = 0; i < whole.length; i++) {
      if (i >= 4 && i < 26) continue // of the local header only the lengths of its names are read
      const b = whole.slice()
      b[i] ^= 0xff
      const said = await why(blob(b))
      if (said === 'opened') expect(await (await unzip(blob(b))).text()).toBe(text)
      else expect(['damaged', 'locked', 'large', 'many']).toContain(said)
      expect(await why(blob(whole.slice(0, i)))).toBe('damaged')
    }
  })
})
