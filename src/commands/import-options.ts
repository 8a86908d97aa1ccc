/** The flags that every import has. */
export interface ImportOptions {
  dryRun?: boolean;
  sheet?: string;
  map?: string;
  explain?: boolean;
  writeMap?: string;
  partial?: boolean;
  rejectFile?: string;
  maxMb?: number;
}
