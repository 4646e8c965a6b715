/** Knows what the folder index needs of a disk. */

/** Where a record stands in the log, in bytes. */
export interface Address {
  readonly offset: number;
  readonly length: number;
}

/** The index is derived data: whatever can't be read is built again. */
export interface IndexStore {
  /** Appends one record and resolves to its address. */
  append(record: string): Promise<Address>;
  read(address: Address): Promise<string>;
  /** The records after `offset`, in order. */
  readFrom(offset: number): AsyncIterable<{ readonly record: string; readonly address: Address }>;
  /** Replaces the log by one that holds only these records; resolves to their new addresses. */
  rewrite(addresses: readonly Address[]): Promise<readonly Address[]>;
  saveSnapshot(header: string, postings: BigUint64Array): Promise<void>;
  /** `undefined` where there is none or it can't be read. */
  loadSnapshot(): Promise<{ readonly header: string; readonly postings: BigUint64Array } | undefined>;
  clear(): Promise<void>;
}
