// me - who is signed in, for every page
import { createContext, useContext } from 'react'
import type { Me } from './api'

export const MeContext = createContext<Me | null>(null)
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('nobody is signed in')
  return me
}
