import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";

/**
 * The directory at the end of a zip, which tells what its parts unpack to before any of them is unpacked (APPNOTE.TXT
 * 4.3.12, 4.3.14, 4.3.16). Names are keys and nothing more: no part is ever written to disk. Read by hand, since a library
 * refuses what offices have (docs/decisions/0024-by-hand-or-by-a-library.md).
 */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  /** CRC-32 of what it unpacks to. */
  readonly crc: number;
  readonly encrypted: boolean;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const IN_64 = 0xffffffff;

/** The parts of a zip, at most `most` of them; undefined where the bytes are none, or damaged. */
export function zipEntries(bytes: Buffer, most: number): { entries: ZipEntry[]; count: number } | undefined {
  try {
    const end = findEnd(bytes);
    if (end === undefined) return undefined;
    const entries: ZipEntry[] = [];
    let at = end.offset;
    for (let i = 0; i < end.count && i < most; i += 1) {
      if (bytes.readUInt32LE(at) !== CENTRAL) return undefined;
      const [nameLength, extraLength, commentLength] = [
        bytes.readUInt16LE(at + 28),
        bytes.readUInt16LE(at + 30),
        bytes.readUInt16LE(at + 32),
      ];
      const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
      const sizes = withExtra(bytes, at + 46 + nameLength, extraLength, {
        unpacked: bytes.readUInt32LE(at + 24),
        packed: bytes.readUInt32LE(at + 20),
        offset: bytes.readUInt32LE(at + 42),
      });
      entries.push({
        name,
        method: bytes.readUInt16LE(at + 10),
        crc: bytes.readUInt32LE(at + 16),
        encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
        ...sizes,
      });
      at += 46 + nameLength + extraLength + commentLength;
    }
    return { entries, count: end.count };
  } catch {
    return undefined;
  }
}

function findEnd(bytes: Buffer): { count: number; offset: number } | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) {
    if (bytes.readUInt32LE(at) !== END) continue;
    const [count, offset] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)];
    if (count !== 0xffff && offset !== IN_64) return { count, offset };
    if (bytes.readUInt32LE(at - 20) !== LOCATOR_64) return undefined;
    const far = Number(bytes.readBigUInt64LE(at - 12));
    if (bytes.readUInt32LE(far) !== END_64) return undefined;
    return { count: Number(bytes.readBigUInt64LE(far + 32)), offset: Number(bytes.readBigUInt64LE(far + 48)) };
  }
  return undefined;
}

interface Sizes {
  unpacked: number;
  packed: number;
  offset: number;
}

/** Sizes of 4 GB and more stand in an extra field, in this order, each only where it is needed. */
function withExtra(bytes: Buffer, start: number, length: number, sizes: Sizes): Sizes {
  for (let at = start; at + 4 <= start + length; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    const wide = { ...sizes };
    for (const key of ["unpacked", "packed", "offset"] as const) {
      if (sizes[key] !== IN_64) continue;
      wide[key] = Number(bytes.readBigUInt64LE(field));
      field += 8;
    }
    return wide;
  }
  return sizes;
}

/** One part, unpacked whole; throws where it is damaged or where the directory does not say the truth of it. */
export function unzip(bytes: Buffer, entry: ZipEntry): Buffer {
  const data = packedData(bytes, entry);
  const { method, unpacked } = entry;
  const whole =
    method === 0 || unpacked === 0
      ? data.subarray(0, unpacked)
      : inflateRawSync(data, { maxOutputLength: unpacked, chunkSize: Math.max(64, unpacked) });
  check(entry, whole.length, crc32(whole));
  return whole;
}

/** One part in pieces as it unpacks; throws as `unzip` does, at the latest at its end. */
export async function* unzipped(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const data = packedData(bytes, entry);
  let size = 0;
  let sum = 0;
  for await (const piece of entry.method === 0 ? [data] : createInflateRaw({ chunkSize: PIECE }).end(data)) {
    size += piece.length;
    sum = crc32(piece, sum);
    if (size > entry.unpacked) break;
    yield piece;
  }
  check(entry, size, sum);
}

/** An XML parser is a third faster on pieces that stay in the processor's cache. */
const PIECE = 64 * 1024;

function packedData(bytes: Buffer, { method, packed, offset }: ZipEntry): Buffer {
  if (bytes.readUInt32LE(offset) !== LOCAL) throw new Error("no local header");
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const data = bytes.subarray(start, start + packed);
  if (data.length < packed) throw new Error("cut short");
  if (method !== 0 && method !== 8) throw new Error(`compression method ${method}`);
  return data;
}

function check({ unpacked, crc }: ZipEntry, size: number, sum: number): void {
  if (size !== unpacked || sum !== crc) throw new Error("not what the directory says");
}
