import { demoCode } from "./demo-code";

// `npm run demo:code`: what staff of a demo type when they are asked for a one-time code. Good for this half minute.
console.log(demoCode());
