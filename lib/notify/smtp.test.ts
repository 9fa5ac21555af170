import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { type SmtpTransport, smtpTransport } from "./smtp";
import { answer, startSmtp, type TestSmtp } from "./testing/smtp-server";

const mail = { subject: "账单 ready", text: "plain words", html: "<p>worded page</p>" };
const reader = { name: "Ada, Countess", email: "ada@example.com", locale: "en" as const };

let server: TestSmtp;
let transport: SmtpTransport;

async function open(
  behaviour: SMTPServerOptions = {},
  { login = "", query = "" } = {},
): Promise<SmtpTransport["send"]> {
  server = await startSmtp(behaviour);
  transport = smtpTransport({
    url: server.url.replace("//", `//${login}`) + query,
    from: "Facet <billing@facet.example>",
  });
  return transport.send;
}

afterEach(async () => {
  transport.close();
  await server.close();
});

describe("sending by SMTP", () => {
  it("hands over plain text and page under an id that is the same each time", async () => {
    const send = await open();
    expect(await send(mail, reader, "m-1.u-1")).toEqual({ status: "sent", code: 250 });
    await send(mail, reader, "m-1.u-1");
    expect(server.mails).toHaveLength(2);
    for (const raw of server.mails) {
      expect(raw).toMatch(/^Message-ID: <m-1\.u-1@facet\.example>\r$/m);
      expect(raw).toMatch(/^To: "Ada, Countess" <ada@example\.com>\r$/m);
      expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
      expect(raw).toContain("Content-Type: text/plain; charset=utf-8");
      expect(raw).toContain("Content-Type: text/html; charset=utf-8");
      expect(raw).toContain("=?UTF-8?");
    }
  });

  it("lets nobody add a header by a name with line breaks", async () => {
    const send = await open();
    await send(mail, { ...reader, name: "Ada\r\nBcc: eve@example.com" }, "m-2.u-1");
    expect(server.mails[0]).not.toMatch(/^Bcc:/m);
  });

  it("tries again after a 4xx: the server asks for patience", async () => {
    const send = await open({ onRcptTo: (_address, _session, done) => done(answer(450, "Greylisted")) });
    expect(await send(mail, reader, "m-3.u-1")).toMatchObject({
      status: "failed",
      permanent: false,
      code: 450,
    });
  });

  it.each([
    ["the recipient", { onRcptTo: (_address, _session, done) => done(answer(550, "No such user")) }],
    [
      "the content",
      {
        onData: (stream, _session, done) => {
          stream.resume().on("end", () => done(answer(554, "Looks like spam")));
        },
      },
    ],
  ] satisfies [string, SMTPServerOptions][])("gives up after a 5xx about %s", async (_what, behaviour) => {
    const send = await open(behaviour);
    expect(await send(mail, reader, "m-4.u-1")).toMatchObject({ status: "failed", permanent: true });
  });

  it("tries again where the server refuses us, not the mail: a wrong password is mended by the operator", async () => {
    const send = await open(
      {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => done(answer(535, "No")),
      },
      { login: "us:wrong@" },
    );
    expect(await send(mail, reader, "m-5.u-1")).toMatchObject({
      status: "failed",
      permanent: false,
      code: 535,
    });
  });

  it("tries again when the connection is cut in the middle", async () => {
    const send = await open({ onData: () => server.cut() });
    expect(await send(mail, reader, "m-6.u-1")).toMatchObject({
      status: "failed",
      permanent: false,
      code: null,
    });
  });

  it("tries again when the server takes too long", async () => {
    const send = await open({ onMailFrom: () => {} }, { query: "?socketTimeout=200" });
    expect(await send(mail, reader, "m-7.u-1")).toMatchObject({ status: "failed", permanent: false });
  });

  it("tries again when nobody listens", async () => {
    const send = await open();
    await server.close();
    expect(await send(mail, reader, "m-8.u-1")).toMatchObject({
      status: "failed",
      permanent: false,
      code: null,
    });
  });
});
