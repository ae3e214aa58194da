/** Reads where a JPEG was taken. Resolves to {latitude, longitude}, or to null when the file does not say. */
export async function placeOf(file) {
  try {
    return readJpeg(new DataView(await file.slice(0, 256 * 1024).arrayBuffer()));
  } catch (malformed) {
    return null;
  }
}

function readJpeg(view) {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return readTiff(view, at + 10);
    if ((marker & 0xff00) !== 0xff00 || marker === 0xffda) return null;
    at += 2 + length;
  }
  return null;
}

function readTiff(view, start) {
  const little = view.getUint16(start) === 0x4949;
  const short = (at) => view.getUint16(start + at, little);
  const long = (at) => view.getUint32(start + at, little);
  const entry = (directory, tag) => {
    for (let i = 0, count = short(directory); i < count; i++) {
      const at = directory + 2 + i * 12;
      if (short(at) === tag) return at;
    }
    return null;
  };
  const pointer = entry(long(4), 0x8825);
  if (pointer === null) return null;
  const gps = long(pointer + 8);
  const angle = (tag, reference, negative) => {
    const value = entry(gps, tag);
    const side = entry(gps, reference);
    if (value === null || side === null) return NaN;
    const at = long(value + 8);
    const part = (i) => long(at + i * 8) / long(at + i * 8 + 4);
    const degrees = part(0) + part(1) / 60 + part(2) / 3600;
    return String.fromCharCode(view.getUint8(start + side + 8)) === negative ? -degrees : degrees;
  };
  const latitude = angle(2, 1, 'S');
  const longitude = angle(4, 3, 'W');
  const known = Number.isFinite(latitude) && Number.isFinite(longitude) && (latitude !== 0 || longitude !== 0);
  return known ? { latitude, longitude } : null;
}
