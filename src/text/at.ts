/**
 * An item that has to be there. Not for the innermost loops: it costs a comparison each time.
 *
 * @throws RangeError where it is not, so that what can't be shows
 */
export function at<T>(items: ArrayLike<T>, place: number): T {
  const item = items[place];
  if (item === undefined) throw new RangeError(`there is no item ${place} among ${items.length}`);
  return item;
}
