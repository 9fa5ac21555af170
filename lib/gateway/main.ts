import { closePool } from "@/db/client";
import { checkEnvironment } from "@/lib/check-environment";
import { currentTime } from "@/lib/clock";
import { buildGateway } from "./server";

checkEnvironment("gateway");
const server = await buildGateway({
  webUrl: process.env.WEB_URL ?? "http://127.0.0.1:3001",
  currentTime,
  log: true,
});

/** Stops taking requests, finishes those it has, then ends. */
async function shutDown(): Promise<void> {
  await server.close();
  await closePool();
  process.exit(0);
}

process.once("SIGTERM", shutDown);
process.once("SIGINT", shutDown);
await server.listen({ port: Number(process.env.PORT ?? 3000), host: process.env.HOST ?? "0.0.0.0" });
