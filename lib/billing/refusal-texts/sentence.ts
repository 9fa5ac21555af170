/** HTTP status and sentence templates of a refusal; `{name}` is filled from the refusal's parameters. */
export interface RefusalText {
  readonly status: 403 | 404 | 409 | 422 | 429;
  readonly en: string;
  readonly zh: string;
}
