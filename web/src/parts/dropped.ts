// dropped - a file that is let fall on any page: onto a record it is attached, anywhere else it is taken for observations
let take: ((files: FileList) => void) | null = null
let waiting: File | null = null

// the page of a record says what becomes of files while it is shown
export function takeFiles(f: ((files: FileList) => void) | null) {
  take = f
}
export const taker = () => take
// on its way to the page that takes it
export const hand = (f: File) => {
  waiting = f
}
export function receive(): File | null {
  const f = waiting
  waiting = null
  return f
}
