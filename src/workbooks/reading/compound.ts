const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Whether the bytes are a compound file (OLE2): an old .xls or .et, an old document, an encrypted .xlsx. */
export const isCompound = (bytes: Buffer): boolean => bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);

/**
 * The names at the root of a compound file ([MS-CFB] 2.2 to 2.6), in lower case: they tell what it is. What is embedded
 * in it (a document in a workbook, a workbook in a document) lies deeper. Undefined where the bytes are none, or damaged.
 */
export function rootNames(bytes: Buffer): ReadonlySet<string> | undefined {
  try {
    const entries = directory(bytes);
    const names = new Set<string>();
    const open = [entries[0]?.child ?? NONE];
    const seen = new Set<number>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const entry = entries[at];
      if (entry === undefined || seen.has(at)) continue;
      seen.add(at);
      names.add(entry.name.toLowerCase());
      open.push(entry.left, entry.right);
    }
    return names;
  } catch {
    return undefined;
  }
}

interface Entry {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

const NONE = 0xffffffff;
/** Numbers from here on name no sector. */
const LAST = 0xfffffffa;
const HEADER_SECTORS = 109;

function directory(bytes: Buffer): Entry[] {
  const size = 1 << bytes.readUInt16LE(30);
  if (size !== 512 && size !== 4096) throw new Error("size of a sector");
  const most = Math.ceil(bytes.length / size);
  const sector = (number: number): Buffer => bytes.subarray((number + 1) * size, (number + 2) * size);
  const numbers = (from: Buffer): number[] => Array.from({ length: from.length >> 2 }, (_, i) => from.readUInt32LE(i * 4));
  // Which sectors hold the table of sectors: the first in the header, the others in a chain.
  const holders = numbers(bytes.subarray(76, 76 + HEADER_SECTORS * 4));
  for (let at = bytes.readUInt32LE(68), i = 0; at < LAST && i < most; i += 1) {
    const more = numbers(sector(at));
    at = more.pop() ?? NONE;
    holders.push(...more);
  }
  const next = (number: number): number => {
    const holder = holders[Math.floor((number * 4) / size)] ?? NONE;
    return holder < LAST ? sector(holder).readUInt32LE((number * 4) % size) : NONE;
  };
  const entries: Entry[] = [];
  for (let at = bytes.readUInt32LE(48), i = 0; at < LAST && i < most; at = next(at), i += 1)
    for (let start = 0; start < size; start += 128) entries.push(entryIn(sector(at).subarray(start, start + 128)));
  return entries;
}

function entryIn(bytes: Buffer): Entry {
  const length = Math.max(0, Math.min(64, bytes.readUInt16LE(64)) - 2);
  return {
    name: bytes.toString("utf16le", 0, length),
    left: bytes.readUInt32LE(68),
    right: bytes.readUInt32LE(72),
    child: bytes.readUInt32LE(76),
  };
}
