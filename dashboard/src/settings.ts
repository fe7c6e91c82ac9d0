// What the reader chose, kept in this browser only.

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`payverdict.${name}`);
  } catch {
    return null; // storage may be forbidden
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`payverdict.${name}`, value);
  } catch {
    // then it holds until the page is closed
  }
}
