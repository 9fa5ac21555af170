import { createServer } from "node:http";

/** The floor of requests: a Node server that reads a body, parses it and answers; nothing is kept. */
createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    JSON.parse(Buffer.concat(parts).toString());
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"accepted":1,"duplicates":0,"rejected":[]}');
  });
}).listen(Number(process.env.PORT), "127.0.0.1");
