// A page as everybody may see it: wide and narrow, light and dark, left to right and right to left
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axe, close, fits, ordered, worded } from './browser.ts'

// where pictures of all pages go, when they are wanted (tests/pictures.mjs)
const pictures = process.env.RABTA_PICTURES

async function mirrored(page: Page) {
  await fits(page)
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await fits(page)
  await ordered(page)
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
}

const narrow = { width: 360, height: 740 }

// wide and light, then narrow and dark: colours are those of the scheme, whatever the width
export async function look(page: Page, name: string) {
  if (pictures) await sheet(page, name)
  await axe(page)
  await mirrored(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize(narrow)
  await axe(page)
  await mirrored(page)
  await worded(page)
  await close(page)
}

// the four looks on one picture
async function sheet(page: Page, name: string) {
  const wide = page.viewportSize() ?? { width: 1280, height: 900 }
  const shots: string[] = []
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of [wide, narrow]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(size)
      await page.waitForTimeout(400)
      shots.push((await page.screenshot()).toString('base64'))
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(wide)
  const context = await page.context().browser()?.newContext()
  const paper = await context?.newPage()
  const made = await paper?.evaluate(async (all) => {
    const images = await Promise.all(all.map(async (b) => createImageBitmap(await (await fetch(`data:image/png;base64,${b}`)).blob())))
    const height = 560
    const width = (i: number) => Math.round((images[i].width * height) / images[i].height)
    const canvas = document.createElement('canvas')
    canvas.width = width(0) + width(1) + 8
    canvas.height = 2 * height + 8
    const on = canvas.getContext('2d') as CanvasRenderingContext2D
    on.imageSmoothingQuality = 'high'
    images.forEach((image, i) => {
      on.drawImage(image, i % 2 ? width(0) + 8 : 0, i < 2 ? 0 : height + 8, width(i), height)
    })
    return canvas.toDataURL('image/webp', 0.6)
  }, shots)
  await context?.close()
  const file = `${name.replace(/[^a-z]+/gi, '-').toLowerCase()}.webp`
  writeFileSync(join(pictures as string, file), Buffer.from((made ?? '').split(',')[1], 'base64'))
  appendFileSync(join(pictures as string, 'list.tsv'), `${file}\t${name}\n`)
}
