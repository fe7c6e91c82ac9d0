// What finds codes, phrases and card numbers in texts, and rows by what they say.
export { read, search } from "payverdict";
