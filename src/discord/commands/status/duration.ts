import type { Messages } from '../../i18n/messages.js';

/** How long something took; below ten seconds with one decimal. */
export function tookText(ms: number, messages: Messages): string {
  if (ms < 10_000) return messages.t('tookSeconds', { seconds: (ms / 1000).toFixed(1) });
  const total = Math.round(ms / 1000);
  const minutes = Math.floor(total / 60);
  const seconds = total % 60;
  return minutes > 0
    ? messages.t('tookMinutes', { minutes, seconds })
    : messages.t('tookSeconds', { seconds });
}

/** How long the bot has been up, in days, hours and minutes. */
export function uptimeText(ms: number, messages: Messages): string {
  const minutes = Math.floor(ms / 60_000);
  return messages.t('uptime', {
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
  });
}
