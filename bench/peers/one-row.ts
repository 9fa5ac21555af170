import "../no-delay";
import Fastify from "fastify";
import { pool } from "@/db/client";

/** The floor of reading over HTTP: a Fastify route that selects one row by its key and answers it. */
const server = Fastify();
server.get<{ Params: { id: string } }>("/api/v1/accounts/:id/entitlements", async (request) => {
  const [row] = await pool()`select id, site, currency, name from accounts where id = ${request.params.id}`;
  return row;
});
await server.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
