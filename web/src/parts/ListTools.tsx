// ListTools - what every list has: filter chips, views shared in the team, columns, moving by keys, marking several
import { Button, Checkbox, Menu, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { absent, del, get, post, type View } from '../api'
import { say, Wrong } from '../bits'
import { useKeys } from '../keys'
import { deskOf, useMay, useMe, useTeams } from '../me'
import { go, keepRow, place } from '../router'

export function Chip({ on, set, children }: { on: boolean; set: (on: boolean) => void; children: ReactNode }) {
  return (
    <button type="button" className="filter" aria-pressed={on} onClick={() => set(!on)}>
      <bdi>{children}</bdi>
    </button>
  )
}

// the pages of a list, one after the other; `next` is the cursor of the one that follows
export function useList<T>(path: string, query: string, limit = 50) {
  const list = useInfiniteQuery({
    queryKey: [path, query, limit],
    initialPageParam: '',
    queryFn: ({ pageParam }) => get<{ items: T[]; next: string | null }>(`/${path}?limit=${limit}${query ? `&${query}` : ''}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`),
    getNextPageParam: (l) => l.next || null,
  })
  return { list, items: list.data?.pages.flatMap((p) => p.items) ?? [] }
}
// what came in while a page was asked for makes the list ask anew, and drops that page: it is then asked for again
type Pages = { data?: { pages: unknown[] }; hasNextPage: boolean; isFetching: boolean; isFetchingNextPage: boolean; isError: boolean; fetchNextPage: () => unknown }
export function More({ list, label }: { list: Pages; label?: string }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState(0)
  const have = list.data?.pages.length ?? 0
  const missing = wanted === have + 1 && list.hasNextPage && !list.isError
  const { isFetching, fetchNextPage } = list
  useEffect(() => {
    if (missing && !isFetching) fetchNextPage()
    if (wanted && have >= wanted) setWanted(0) // it is there: another list that is shown here later begins with one page
  }, [missing, isFetching, fetchNextPage, wanted, have])
  if (!list.hasNextPage) return null
  return (
    <div>
      <Button variant="default" loading={missing || list.isFetchingNextPage} onClick={() => setWanted(have + 1)}>
        {label ?? t('ui.more')}
      </Button>
    </div>
  )
}

// the list as CSV: what is looked for and the columns that are shown; `fields` says which fields a column shows
export function ExportButton({ list, query, shown, fields }: { list: string; query: string; shown: string[]; fields: Record<string, string> }) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('export')) return null
  const asked = new URLSearchParams(query)
  asked.set('columns', [...new Set(shown.flatMap((c) => (fields[c] ?? c).split(',')))].join(','))
  asked.set('names', 'true')
  return (
    <Button component="a" variant="default" href={`/api/v1/${list}/export?${asked}`}>
      {t('ui.export')}
    </Button>
  )
}

// which columns are shown is this person's choice, kept in this browser
export function useColumns(list: string, all: string[], usual: string[]): [string[], ReactNode] {
  const { t } = useTranslation()
  const place = `columns:${list}`
  const [shown, setShown] = useState<string[]>(() => {
    const kept = localStorage.getItem(place)?.split(',').filter((c) => all.includes(c))
    return kept?.length ? kept : usual
  })
  const set = (c: string, on: boolean) => {
    const next = all.filter((x) => (x === c ? on : shown.includes(x)))
    if (!next.length) return
    setShown(next)
    localStorage.setItem(place, next.join(','))
  }
  return [
    shown,
    <Menu key="columns" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default">{t('ui.columns')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {all.map((c) => (
          <Menu.CheckboxItem key={c} checked={shown.includes(c)} onChange={(on) => set(c, on)}>
            {t(`ui.col.${c}`)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>,
  ]
}

// j and k move, Enter opens (a page, or what the list itself shows), x marks; Back comes to the same row
export function useRows<T extends { id: string }>(items: T[], open: ((item: T) => string) | null, show_it?: (item: T) => void) {
  const [at, setAt] = useState<string | null>(() => place().row ?? null)
  const [marked, setMarked] = useState<Set<string>>(new Set())
  const index = items.findIndex((i) => i.id === at)
  const show = (id: string) => document.querySelector(`[data-row="${id}"]`)?.scrollIntoView({ block: 'nearest' })
  const move = (by: number) => {
    const next = items[Math.min(Math.max(index + by, 0), items.length - 1)]
    if (!next) return
    setAt(next.id)
    show(next.id)
  }
  const mark = (id: string) =>
    setMarked((m) => {
      const n = new Set(m)
      if (!n.delete(id)) n.add(id)
      return n
    })
  const opened = (item: T) => {
    keepRow(item.id)
    setAt(item.id)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => at && index >= 0 && mark(at),
    Enter:
      index >= 0 &&
      (() => {
        opened(items[index])
        if (open) go(open(items[index]))
        else show_it?.(items[index])
      }),
  })
  const there = items.length > 0
  useEffect(() => {
    const p = place()
    if (!there) return
    if (p.y) window.scrollTo(0, p.y)
    else if (p.row) show(p.row)
  }, [there])
  const clear = () => setMarked(new Set())
  return { at, choose: setAt, marked: items.filter((i) => marked.has(i.id)), isMarked: (id: string) => marked.has(id), mark, clear, opened, markAll: (on: boolean) => setMarked(on ? new Set(items.map((i) => i.id)) : new Set()) }
}

// absent where this hub has no saved views
export function Views({ list, query, apply }: { list: string; query: string; apply: (query: string) => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const teams = useTeams()
  const queries = useQueryClient()
  const [saving, setSaving] = useState(false)
  const [name, setName] = useState('')
  const desks = deskOf(me)
  const [owner, setOwner] = useState<string | null>(desks[0] ?? me.id)
  const q = useQuery({ queryKey: ['views', list], queryFn: () => get<{ views: View[] }>(`/views?list=${list}`), retry: false, staleTime: 60_000 })
  const again = () => queries.invalidateQueries({ queryKey: ['views', list] })
  const save = useMutation({
    mutationFn: () => post('/views', { list, name, query, owner }),
    onSuccess: () => {
      setSaving(false)
      setName('')
      again()
    },
  })
  const drop = useMutation({
    mutationFn: (v: View) => del(`/views/${v.id}`),
    onSuccess: (_, v) => {
      again()
      say({ text: t('ui.view.dropped', { name: v.name }), undo: () => post('/views', { list, name: v.name, query: v.query, owner: v.owner }).then(again) })
    },
  })
  if (q.error && absent(q.error)) return null
  const views = q.data?.views ?? []
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default">{t('ui.views')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <Menu.Label>{t('ui.views.empty')}</Menu.Label>}
          {views.map((v) => (
            <Menu.Item key={v.id} onClick={() => apply(v.query)}>
              {v.name} {v.owner !== me.id && <span className="small quiet">{teams.find((x) => x.id === v.owner)?.name}</span>}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setSaving(true)}>{t('ui.view.save')}</Menu.Item>
          {views
            .filter((v) => v.query === query)
            .map((v) => (
              <Menu.Item key={`drop${v.id}`} onClick={() => drop.mutate(v)}>
                {t('ui.view.drop', { name: v.name })}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {saving && (
        <Modal opened onClose={() => setSaving(false)} title={t('ui.view.save')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
          <form
            onSubmit={(e) => {
              e.preventDefault()
              save.mutate()
            }}
          >
            <Stack>
              <TextInput label={t('ui.view.name')} data-autofocus required maxLength={80} value={name} onChange={(e) => setName(e.currentTarget.value)} />
              <Select
                label={t('ui.view.for')}
                value={owner}
                onChange={setOwner}
                allowDeselect={false}
                data={[...desks.map((d) => ({ value: d, label: teams.find((x) => x.id === d)?.name ?? d })), { value: me.id, label: t('ui.view.mine') }]}
              />
              <Wrong error={save.error} />
              <Button type="submit" loading={save.isPending}>
                {t('ui.view.keep')}
              </Button>
            </Stack>
          </form>
        </Modal>
      )}
    </>
  )
}

export function Mark({ on, set, label }: { on: boolean; set: () => void; label: string }) {
  return <Checkbox checked={on} onChange={set} aria-label={label} size="sm" />
}
