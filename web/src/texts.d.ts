// texts that come with pages of their own (vite.config.ts)
declare module '*.json?administration' {
  const texts: Record<string, string>
  export default texts
}
declare module '*.json?events' {
  const texts: Record<string, string>
  export default texts
}
