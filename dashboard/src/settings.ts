// What the reader chose, kept in this browser only.

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`payverdict.${name}`);
  } catch {
    return null; // storage may be forbidden
  }
}

/** Answers whether it is kept; else it holds until the page is closed. */
export function keep(name: string, value: string): boolean {
  try {
    localStorage.setItem(`payverdict.${name}`, value);
    return true;
  } catch {
    return false;
  }
}
