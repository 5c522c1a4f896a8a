/** Slack keeps what begins with a stroke for itself, and passes on what stands after a command of the app. */
export const stroke = '/gouban ';
