/* Finds the number whose SHA-256 with the salt is the challenge. Runs as a worker, so the page stays quick; computes by
   itself since the browser's own digest is slow for many small texts and missing without TLS. */
const K = new Uint32Array(64);
const START = new Uint32Array(8);
for (let found = 0, candidate = 2; found < 64; candidate++) {
  let prime = true;
  for (let i = 2; i * i <= candidate; i++) if (candidate % i === 0) prime = false;
  if (!prime) continue;
  const fraction = (power) => Math.floor((candidate ** power % 1) * 2 ** 32);
  K[found] = fraction(1 / 3);
  if (found < 8) START[found] = fraction(1 / 2);
  found++;
}
const words = new Uint32Array(64);

function sha256(bytes) {
  const length = bytes.length;
  const blocks = new Uint8Array(((length + 72) >> 6) << 6);
  blocks.set(bytes);
  blocks[length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 4, length * 8);
  const hash = START.slice();
  for (let block = 0; block < blocks.length; block += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        words[i] = view.getUint32(block + i * 4);
        continue;
      }
      const x = words[i - 15];
      const y = words[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[i] = words[i - 16] + s0 + words[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    hash[0] += a;
    hash[1] += b;
    hash[2] += c;
    hash[3] += d;
    hash[4] += e;
    hash[5] += f;
    hash[6] += g;
    hash[7] += h;
  }
  return hash;
}

function solve({ challenge, salt, maxnumber, algorithm }) {
  if (algorithm !== 'SHA-256') return null;
  const encoder = new TextEncoder();
  const target = parseInt(challenge.slice(0, 8), 16);
  for (let number = 0; number <= maxnumber; number++) {
    const hash = sha256(encoder.encode(salt + number));
    if (hash[0] !== target) continue;
    if ([...hash].map((word) => word.toString(16).padStart(8, '0')).join('') === challenge) return number;
  }
  return null;
}

self.onmessage = ({ data }) => self.postMessage(solve(data));
