const GRAMMAR = /^([+-]?)(\d{1,15})(?:\.(\d{2})0*|\.(\d)|)$/;

/** Whole cents of a decimal such as `-12.5`; `null` for any other text and for fractions of a cent. */
export function parseCents(text: string): bigint | null {
  const match = GRAMMAR.exec(text);
  if (match === null) return null;
  const [, sign, units, hundredths, tenths] = match;
  const cents = BigInt(`${units}${hundredths ?? `${tenths ?? '0'}0`}`);
  return sign === '-' ? -cents : cents;
}

/** The amount with two decimals, as a snapshot has it: `-12.50`. */
export function moneyText(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
