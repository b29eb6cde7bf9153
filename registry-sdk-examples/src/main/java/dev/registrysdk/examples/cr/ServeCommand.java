package dev.registrysdk.examples.cr;

import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.InMemoryRegistryBuilder;
import dev.registrysdk.testing.Interceptor;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.RegistryPreset;
import dev.registrysdk.testing.Reply;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A registry to try things with. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Run a registry on this machine, in memory, until Ctrl-C.",
    footerHeading = "%nExample:%n",
    footer = "  cr serve --port 5000 --auth token --username alice --password-stdin < password")
final class ServeCommand implements Runnable {
  private static final String USERNAME = "user";

  enum Auth {
    NONE,
    BASIC,
    TOKEN;

    /** Reads a kind; picocli would list the constants as Java writes them. */
    static Auth parse(String text) {
      return Arrays.stream(values())
          .filter(kind -> kind.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "expected none, basic or token, but was '" + text + "'"));
    }
  }

  private final Io io;
  @Mixin private final Output output;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "5000",
      description = "The port on 127.0.0.1; ${DEFAULT-VALUE} unless given, 0 for a free one.")
  private int port;

  @Option(
      names = "--auth",
      paramLabel = "KIND",
      defaultValue = "none",
      description = "How clients sign in: none (as it is unless given), basic or token.")
  private Auth auth = Auth.NONE;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description =
          "The user who may do everything; '" + USERNAME + "' unless given. Only with --auth.")
  private @Nullable String username;

  @Option(
      names = "--password-stdin",
      description =
          "Read the user's password from standard input. Without it: a random one."
              + " Only with --auth.")
  private boolean passwordStdin;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      completionCandidates = PresetNames.class,
      description =
          "Behave like one of these, which lack things and have habits of their own:"
              + " ${COMPLETION-CANDIDATES}.")
  private @Nullable RegistryPreset preset;

  @Option(
      names = "--icr",
      description =
          "Run IBM Cloud instead: IAM and two regions of its registry, on this port and the two"
              + " behind it.")
  private boolean icr;

  ServeCommand(Io io) {
    this.io = io;
    output = new Output(io);
  }

  @Override
  public void run() {
    if (icr) {
      serveIcr();
    } else {
      serve();
    }
  }

  private void serveIcr() {
    if (auth != Auth.NONE || username != null || passwordStdin) {
      throw new IllegalArgumentException(
          "--icr has users and keys of its own, so it takes no --auth, --username and"
              + " --password-stdin");
    }
    if (preset != null) {
      throw new IllegalArgumentException(
          "--icr runs IBM Cloud with all it has, so it takes no --preset; --preset icr imitates what"
              + " its registry does without the control plane");
    }
    try (ServedIcr served = startIcr()) {
      served.watch(output::detail);
      output.result(served.json(), served.lines().toArray());
      io.out().flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      output.note("Stopped");
    }
  }

  private ServedIcr startIcr() {
    try {
      return ServedIcr.start(port);
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(
          "One of the ports "
              + port
              + " to "
              + (port + 2)
              + " is taken. Choose others with --port, or free ones with --port 0",
          e);
    }
  }

  private void serve() {
    if (auth == Auth.NONE && (username != null || passwordStdin)) {
      throw new IllegalArgumentException(
          "--username and --password-stdin need --auth basic or --auth token: without it everybody"
              + " may do everything");
    }
    Password password = auth == Auth.NONE ? Password.NONE : Password.choose(io, passwordStdin);
    try (InMemoryRegistry registry = start(password.text())) {
      registry.intercept(watch(registry));
      announce(registry, password);
      io.out().flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      output.note("Stopped");
    }
  }

  private String user() {
    return username == null ? USERNAME : username;
  }

  private InMemoryRegistry start(String password) {
    RegistryAuth login =
        switch (auth) {
          case NONE -> RegistryAuth.none();
          case BASIC -> RegistryAuth.basic(user(), password);
          case TOKEN -> RegistryAuth.token(user(), password);
        };
    InMemoryRegistryBuilder builder = InMemoryRegistry.builder();
    if (preset != null) {
      builder.preset(preset);
    }
    try {
      InMemoryRegistry registry = builder.port(port).auth(login).start();
      if (preset != null) {
        registry.createRepository(preset.sampleRepository());
      }
      return registry;
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(
          "Port " + port + " is taken. Choose another one with --port, or a free one with --port 0",
          e);
    }
  }

  /** Forgets the record of requests, which would grow for ever, and logs them if that is wanted. */
  private Interceptor watch(InMemoryRegistry registry) {
    return (request, next) -> {
      registry.clearRequests();
      Reply reply = next.proceed();
      output.detail(request + " -> " + reply.status());
      return reply;
    };
  }

  private void announce(InMemoryRegistry registry, Password password) {
    String address = registry.address();
    Json json = new Json().with("address", address).with("url", registry.url());
    List<String> lines = new ArrayList<>();
    lines.add("Registry at " + address + ", in memory: what it holds is gone when it stops");
    String image = address + "/acme/web:1.0";
    if (preset != null) {
      image = address + "/" + preset.sampleRepository() + ":1.0";
      json.with("preset", preset.name()).with("repository", preset.sampleRepository());
      lines.add("It behaves like " + preset.title() + ":");
      preset.differences().forEach(difference -> lines.add("  - " + difference));
      lines.add(preset.sampleRepository() + " is there already. Try:");
    }
    if (auth == Auth.NONE) {
      lines.add("  cr push oci:DIR " + image);
      lines.add("  skopeo copy --dest-tls-verify=false oci:DIR docker://" + image);
    } else {
      json.with("username", user());
      lines.add("  docker login --username " + user() + " " + address);
      lines.add("  skopeo login --tls-verify=false --username " + user() + " " + address);
      lines.add("  cr push oci:DIR " + image + " --username " + user() + " --password-stdin");
    }
    if (password.generated()) {
      json.with("password", password.text());
      lines.add("The password of " + user() + " is " + password.text());
    }
    lines.add("Stop it with Ctrl-C");
    output.result(json, lines.toArray());
  }

  /** The password of the user; one that was given is never shown. */
  private record Password(String text, boolean generated) {
    static final Password NONE = new Password("", false);

    static Password choose(Io io, boolean stdin) {
      return stdin
          ? new Password(Account.readPassword(io), false)
          : new Password(new BigInteger(100, new SecureRandom()).toString(36), true);
    }
  }
}
