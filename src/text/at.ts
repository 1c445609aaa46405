/**
 * An item that must exist. Not for the innermost loops: each call costs a comparison.
 *
 * @throws RangeError if it is missing, so that an impossible index does not go unnoticed
 */
export function at<T>(items: ArrayLike<T>, place: number): T {
  const item = items[place];
  if (item === undefined) throw new RangeError(`there is no item ${place} among ${items.length}`);
  return item;
}
