// me - who is signed in, and the teams of the hub, for every page
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { get, type Me, type Member, type Team } from './api'

export const MeContext = createContext<Me | null>(null)
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('nobody is signed in')
  return me
}
export const useMay = () => {
  const me = useMe()
  return (right: string) => me.rights.includes(right)
}
export const deskOf = (me: Me) => me.seats.map((s) => s.place).filter((p) => p.startsWith('tea_'))

export function useTeams(): Team[] {
  return useQuery({ queryKey: ['teams'], queryFn: () => get<{ teams: Team[] }>('/teams'), staleTime: 600_000 }).data?.teams ?? []
}
// only a team's own people may know who works there; for others the list is empty
export function useMembers(team: string | null | undefined, enabled = true): Member[] {
  const q = useQuery({
    queryKey: ['team-people', team],
    queryFn: () => get<{ people: Member[] }>(`/teams/${team}/people`),
    enabled: !!team && enabled,
    staleTime: 600_000,
    retry: false,
  })
  return q.data?.people ?? []
}
export const useTeamName = (id: string | null | undefined) => useTeams().find((x) => x.id === id)?.name ?? ''
