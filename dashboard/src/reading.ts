// What finds codes and phrases in texts, and rows by what they say.
export { read, search } from "payverdict";
