/**
 * The four durations of the course in seconds, for delays that follow from one another. How things move is said
 * once, in app/globals.css (.actor, .grow, .tween), with the same four (a test compares them with app/tokens.css).
 */
export const durations = { quick: 0.12, brisk: 0.24, calm: 0.48, slow: 0.9 } as const;
