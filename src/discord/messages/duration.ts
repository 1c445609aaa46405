/** Splits a duration into whole minutes and the seconds left over; below ten seconds with one decimal. */
export function minutesAndSeconds(ms: number): { readonly minutes: number; readonly seconds: string } {
  if (ms < 10_000) return { minutes: 0, seconds: (ms / 1000).toFixed(1) };
  const seconds = Math.round(ms / 1000);
  return { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60) };
}
