import { type CheckedPin, checkPin } from '../../articles/pins/check-pins.js';
import type { Pin, Pins } from '../../articles/pins/pins.js';
import type { PassageIndex } from '../../index/passage-index.js';
import { lookUp } from '../found-article.js';

/** What is pinned, and which pins hold in one generation. */
export interface PinsReport extends Omit<Pins, 'pins'> {
  readonly pins: readonly CheckedPin[];
}

/** @param isWhole whether all articles can be read; otherwise pins of other or unknown articles are left out */
export async function reportPins(
  index: PassageIndex,
  { pins, aliases, warnings, ...file }: Pins,
  isWhole: boolean,
): Promise<PinsReport> {
  const checked = await checkedPins(index, pins, isWhole);
  return { ...file, pins: checked, aliases: isWhole ? aliases : [], warnings: isWhole ? warnings : [] };
}

/**
 * Pins, and which of them hold.
 *
 * @param isWhole whether pins of articles that the index doesn't have are also reported
 */
export async function checkedPins(
  index: PassageIndex,
  pins: readonly Pin[],
  isWhole: boolean,
): Promise<CheckedPin[]> {
  const checked: CheckedPin[] = [];
  for (const pin of pins) {
    const { article } = await lookUp(index, pin.article);
    if (isWhole || article) checked.push(checkPin(pin, article));
  }
  return checked;
}
