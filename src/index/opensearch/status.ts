/** The statuses of HTTP by which a cluster says more than that it failed. */
export const STATUS = {
  forbidden: 403,
  notThere: 404,
  conflict: 409,
  tooBusy: 429,
  notReady: 503,
} as const;
