package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.local.DockerEngine;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.store.ImageStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an image is, as the command line names it: in a registry or on this machine. */
sealed interface Place {
  /** Reads a place. */
  static Place parse(String text) {
    return Local.tryParse(text)
        .orElseGet(
            () -> {
              Transport.refuse(text);
              return new Remote(Image.parse(text));
            });
  }

  /** The name in a registry, if the place is in one. */
  Optional<Image> image();

  /** The place as the SDK copies from it and to it. */
  ImageStore open(RegistryClient client);

  /** An image in a registry. */
  record Remote(Image named) implements Place {
    @Override
    public Optional<Image> image() {
      return Optional.of(named);
    }

    @Override
    public ImageStore open(RegistryClient client) {
      return client.images().at(named.reference());
    }

    @Override
    public String toString() {
      return named.toString();
    }
  }

  /** An image on this machine. */
  record Local(ImageStore store) implements Place {
    /** How these places are written, for people. */
    static final String FORMS =
        "oci:DIR[:NAME], oci-archive:FILE[:NAME], docker-archive:FILE[:NAME] or docker:NAME";

    /** The first colon ends the path, unless it belongs to a Windows drive. */
    private static final Pattern FORM =
        Pattern.compile(
            "(?<kind>oci|oci-archive|docker-archive)"
                + ":(?<path>(?:[A-Za-z]:(?=[/\\\\]))?[^:]+)"
                + "(?::(?<name>.+))?");

    /** An image in the engine; {@code docker://} is how others write one in a registry. */
    private static final Pattern ENGINE = Pattern.compile("docker:(?<name>[^/].*)");

    /** Reads a place on this machine; empty if the text is none. */
    static Optional<Place> tryParse(String text) {
      Matcher engine = ENGINE.matcher(text);
      if (engine.matches()) {
        return Optional.of(new Local(DockerEngine.image(engine.group("name"))));
      }
      Matcher form = FORM.matcher(text);
      return form.matches() ? Optional.of(of(form)) : Optional.empty();
    }

    private static Local of(Matcher form) {
      Path path = Path.of(form.group("path"));
      Optional<String> name = Optional.ofNullable(form.group("name"));
      return new Local(
          switch (form.group("kind")) {
            case "oci" -> named(OciLayout.at(path), name, OciLayout::image);
            case "oci-archive" -> named(OciLayout.archive(path), name, OciLayout::image);
            default -> named(DockerArchive.at(path), name, DockerArchive::image);
          });
    }

    private static <S> S named(S all, Optional<String> name, BiFunction<S, String, S> image) {
      return name.map(chosen -> image.apply(all, chosen)).orElse(all);
    }

    /** Reads a place that has to be on this machine. */
    static Local parse(String text) {
      if (Place.parse(text) instanceof Local local) {
        return local;
      }
      throw new IllegalArgumentException(
          "Not a place on this machine: '"
              + text
              + "'; write "
              + FORMS
              + ", or use 'cr copy' from one registry to another");
    }

    @Override
    public Optional<Image> image() {
      return Optional.empty();
    }

    @Override
    public ImageStore open(RegistryClient client) {
      return store;
    }

    @Override
    public String toString() {
      return store.toString();
    }
  }
}
