/** What all calls from the editor's host to its threads have in common. `Calls` holds what each method takes and gives. */

export type AnyCalls<Calls> = { readonly [M in keyof Calls]: { readonly params: unknown; readonly result: unknown } };

export type Call<Calls extends AnyCalls<Calls>> = {
  [M in keyof Calls]: { readonly id: number; readonly method: M; readonly params: Calls[M]["params"] };
}[keyof Calls];

export type Answer<Calls extends AnyCalls<Calls>> =
  | { readonly id: number; readonly result: Calls[keyof Calls]["result"] }
  /** `stale`: what was asked is wanted no more. */
  | { readonly id: number; readonly error: { readonly message: string; readonly stale: boolean } };

export type Handlers<Calls extends AnyCalls<Calls>> = { readonly [M in keyof Calls]: (params: Calls[M]["params"]) => Calls[M]["result"] | Promise<Calls[M]["result"]> };
