package dev.registrysdk.examples.cr;

import dev.registrysdk.testing.IamKey;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import java.time.Instant;

/** IBM Cloud in this process, and a shell that is set up for it. */
final class Cloud implements AutoCloseable {
  static final Instant MAY = Instant.parse("2024-05-01T08:00:00Z");
  static final Instant JUNE = Instant.parse("2024-06-01T08:00:00Z");

  final InMemoryIam iam = InMemoryIam.start();
  final IamSubject owner = iam.addAccount("owner@acme.example");
  final IamKey key = iam.addApiKey(owner, "first");
  final InMemoryIcr icr = InMemoryIcr.builder().iam(iam).start();
  final String account = owner.account();
  final String web = icr.address() + "/acme/web";
  final String old;
  final String current;

  /** Starts it with two images in a repository: 0.9, and the newer 1.0 that is stable too. */
  Cloud() {
    icr.createNamespace(account, "acme");
    old = icr.putImage("acme/web", "0.9", MAY);
    current = icr.putImage("acme/web", "1.0", JUNE);
  }

  /** A shell with an API key in its environment. */
  Shell shell() {
    return new Shell()
        .variable("CR_ENDPOINT", icr.address())
        .variable("IBMCLOUD_API_KEY", key.value())
        .variable("IBMCLOUD_IAM_API_ENDPOINT", iam.url().toString());
  }

  Shell.Run cr(String... args) {
    return shell().run(args);
  }

  /** What a command printed that went well, without what tests cannot know. */
  String out(String... args) {
    return plain(done(cr(args)));
  }

  /** The same at a terminal, with an answer. */
  Shell.Run answered(String answer, String... args) {
    Shell.Run run = shell().terminal().input(answer + "\n").run(args);
    return new Shell.Run(run.exitCode(), plain(run.out()), plain(run.err()));
  }

  private static String done(Shell.Run run) {
    if (run.exitCode() != 0) {
      throw new AssertionError(run.exitCode() + ": " + run.err());
    }
    return run.out();
  }

  /** The same with a bar between columns, as their widths depend on the address. */
  String cells(String... args) {
    return bars(out(args));
  }

  static String bars(String text) {
    return text.replaceAll(" {3,}", "|");
  }

  /** Address, digests and sizes by names that are always the same. */
  String plain(String text) {
    return text.replace(icr.address(), "HOST")
        .replace(old, "OLD")
        .replace(current, "CURRENT")
        .replaceAll("\\b[0-9.]+ k?B\\b", "SIZE")
        .replaceAll("\"size\":[0-9]+", "\"size\":SIZE");
  }

  @Override
  public void close() {
    icr.close();
    iam.close();
  }
}
