// Numbers that look random and are the same in every run (xorshift32; G. Marsaglia, "Xorshift RNGs", 2003).

/** Gives `number(n)`: a whole number from 0 to n - 1; and `pick(list)`. */
export function randomness(seed) {
  let state = seed >>> 0 || 1;
  const number = (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (((state >>> 0) / 2 ** 32) * n) | 0;
  };
  return { number, pick: (list) => list[number(list.length)] };
}
