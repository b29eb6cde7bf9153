package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.AccessRole;
import dev.registrysdk.build.LayerCompression;
import dev.registrysdk.http.HeadStart;
import dev.registrysdk.icr.Region;
import dev.registrysdk.icr.va.ExemptionScope;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.RegistryPreset;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The command line {@code cr}: container registries, from a shell. */
@Command(
    name = "cr",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Works with container registries, and with images in files.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cr pull docker.io/library/alpine:3.20 oci:alpine",
      "  cr login us.icr.io --api-key-stdin < key",
      "  cr push docker-archive:web.tar us.icr.io/acme/web:1.0",
      "  cr copy us.icr.io/acme/web:1.0 de.icr.io/acme/web:1.0",
      "  cr build --tag us.icr.io/acme/web:1.0 .",
      "  cr inspect us.icr.io/acme/web:1.0 --json",
      "  cr serve --auth token"
    })
public final class Cr {
  private Cr() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command and its options
   */
  public static void main(String... args) {
    HeadStart.take();
    Signals signals = Signals.watch();
    signals.exit(run(Io.system(), args));
  }

  /** Runs a command in the given surroundings. */
  static int run(Io io, String... args) {
    try {
      return commands(io).execute(args);
    } finally {
      io.opened().close();
      io.out().flush();
      io.err().flush();
    }
  }

  private static CommandLine commands(Io io) {
    CommandLine line =
        new CommandLine(new Cr())
            .addSubcommand(new PullCommand(io))
            .addSubcommand(new PushCommand(io))
            .addSubcommand(new CopyCommand(io))
            .addSubcommand(new BuildCommand(io))
            .addSubcommand(new InspectCommand(io))
            .addSubcommand(new DigestCommand(io))
            .addSubcommand(new TagsCommand(io))
            .addSubcommand(new TagCommand(io))
            .addSubcommand(new UntagCommand(io))
            .addSubcommand(new DeleteCommand(io))
            .addSubcommand(new CatalogCommand(io))
            .addSubcommand(new LoginCommand(io))
            .addSubcommand(new LogoutCommand(io))
            .addSubcommand(new WhoamiCommand(io))
            .addSubcommand(new PullSecretCommand(io))
            .addSubcommand(new ServiceIdCreateCommand(io))
            .addSubcommand(new ServiceIdListCommand(io))
            .addSubcommand(new ServiceIdRemoveCommand(io))
            .addSubcommand(new ApiKeyRotateCommand(io))
            .addSubcommand(new CredentialHelperCommand(io))
            .addSubcommand(new ServeCommand(io));
    ServiceCommands.of(io).forEach(line::addSubcommand);
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().usageMessage().abbreviateSynopsis(true));
    convert(line, Image.class, Image::parse);
    convert(line, Exact.class, Exact::parse);
    convert(line, Images.class, Images::parse);
    convert(line, Platform.class, Platform::parse);
    convert(line, Place.class, Place::parse);
    convert(line, Host.class, Host::parse);
    convert(line, Region.class, Region::of);
    convert(line, AccessRole.class, Roles::parse);
    convert(line, Place.Local.class, Place.Local::parse);
    convert(line, ServeCommand.Auth.class, ServeCommand.Auth::parse);
    convert(line, RegistryPreset.class, RegistryPreset::named);
    convert(line, Output.Format.class, Output.Format::parse);
    convert(line, Restriction.class, Restriction::parse);
    convert(line, Switch.class, Switch::parse);
    convert(line, Limit.class, Limit::parse);
    convert(line, LayerCompression.class, Compressions::parse);
    convert(line, KeptImages.class, KeptImages::parse);
    convert(line, ExemptionScope.class, ExemptionScope::parse);
    Errors errors = new Errors(io);
    return line.setOut(new PrintWriter(io.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(io.err(), true, StandardCharsets.UTF_8))
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  /** The SDK's own messages say what is wrong with a text; picocli adds where it stands. */
  private static <T> void convert(CommandLine line, Class<T> type, Function<String, T> parse) {
    line.registerConverter(
        type,
        text -> {
          try {
            return parse.apply(text);
          } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
          }
        });
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> table = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      table.put(String.valueOf(code.code()), code.meaning());
    }
    return table;
  }
}
