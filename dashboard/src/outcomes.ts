// How an outcome looks: a colour (app.css), a sign that is drawn, and one that is written.

/** Strokes on a field of 16 by 16. */
export const drawn: Readonly<Record<string, string>> = {
  approved: "M3 8.5l3.5 3.5L13 4.5",
  review: "M1.5 8c3-5 10-5 13 0c-3 5-10 5-13 0zM8 6.5a1.5 1.5 0 1 0 .01 0",
  pending: "M4 2h8M4 14h8M5 2c0 4 6 4 6 6s-6 2-6 6M11 2c0 4-6 4-6 6s6 2 6 6",
  action_required: "M8 2.5v7M8 13v.5",
  declined: "M4 4l8 8M12 4l-8 8",
  failed: "M8 2l6.5 11.5h-13zM8 6.5v3M8 11.5v.3",
  cancelled: "M8 2a6 6 0 1 0 .01 0M4 12l8-8",
  reversed: "M6 3L2.5 6.5L6 10M3 6.5h6.500a3.500 3.500 0 0 1 0 7H6",
  informational: "M8 3v.3M6.500 7H8v5.500M6 12.500h4.500",
  unknown: "M5 5.500c0-4 6-4 6 0c0 2-3 2.200-3 4.500M8 13v.3",
};

export const written: Readonly<Record<string, string>> = {
  approved: "✓",
  review: "◉",
  pending: "…",
  action_required: "!",
  declined: "✕",
  failed: "△",
  cancelled: "⊘",
  reversed: "↩",
  informational: "i",
  unknown: "?",
};
