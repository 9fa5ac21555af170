/** Who asks: a login acting for an account. Operations never read more than this from a session. */
export interface Actor {
  readonly accountId: string;
  readonly userId: string;
}
