/** Which articles may be quoted; every condition that is given must hold. */
export interface ArticleFilter {
  readonly articleId?: string;
  readonly tag?: string;
  /** `YYYY-MM-DD`, inclusive. An article without a date fails it. */
  readonly since?: string;
  /** `YYYY-MM-DD`, inclusive. An article without a date fails it. */
  readonly until?: string;
}
