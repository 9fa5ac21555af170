import { answer, startSmtp, type TestSmtp } from "@/lib/notify/testing/smtp-server";

export type MailMood = "well" | "slow" | "refusing";

/** A mail server with moods; what it took is kept by Message-ID. */
export class MoodyMail {
  mood: MailMood = "well";
  /** Message-ID → how often it was taken. */
  readonly taken = new Map<string, number>();

  private constructor(private readonly server: TestSmtp) {}

  static async start(): Promise<MoodyMail> {
    const mail: MoodyMail = new MoodyMail(
      await startSmtp({
        onData: (stream, _session, done) => {
          let text = "";
          stream.on("data", (chunk: Buffer) => {
            text += chunk.toString("utf8");
          });
          stream.on("end", () => {
            if (mail.mood === "refusing") return done(answer(451, "Try again later"));
            const take = () => {
              const id = text.match(/^Message-ID:\s*<([^>]+)>/im)?.[1] ?? "none";
              mail.taken.set(id, (mail.taken.get(id) ?? 0) + 1);
              done();
            };
            if (mail.mood === "slow") setTimeout(take, 2_000);
            else take();
          });
        },
      }),
    );
    return mail;
  }

  get url(): string {
    return this.server.url;
  }

  cut(): void {
    this.server.cut();
  }

  stop(): Promise<void> {
    return this.server.close();
  }
}
