import type { Messages } from '../../i18n/messages.js';

/** How many channels a list contains. */
const CHANNELS_SHOWN = 30;

/** Channels as listed in a message. */
export function channelList(channelIds: readonly string[], { t }: Messages): string {
  const hidden = channelIds.length - CHANNELS_SHOWN;
  const shown = channelIds.slice(0, CHANNELS_SHOWN).map((id) => `<#${id}>`);
  return (
    [...shown, ...(hidden > 0 ? [t('andMore', { count: hidden })] : [])].join(' ') || t('channelsNothing')
  );
}
