package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The form that requests and answers have in a recording, by which they are found again: without
 * secrets and without what is made up for each session.
 */
final class TapeForm {
  /** What is pulled by digest is kept byte by byte. */
  private static final Pattern CONTENT = Pattern.compile("/v2/.+/(?:manifests|blobs|referrers)/.*");

  private static final Pattern LINK = Pattern.compile("(?<=<)[^>]*(?=>)");

  private static final List<String> TELLING = List.of("account", "content-range", "range");
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final TapeUploads uploads = new TapeUploads();
  private final SessionPorts ports;

  TapeForm(SessionPorts ports) {
    this.ports = ports;
  }

  /** Whether the bytes at an address have to stay as they are. */
  static boolean isContent(SessionPort port, String target) {
    return port.role() == SessionRole.REDIRECT || isContent(target);
  }

  /** Whether a path is that of content, whose digest others may know. */
  static boolean isContent(String target) {
    return CONTENT.matcher(target).matches();
  }

  static boolean isHopByHop(String header) {
    return HOP_BY_HOP.contains(header.toLowerCase(Locale.ROOT));
  }

  /** The form of a request that was made out to the server itself. */
  TapeRequest request(
      SessionPort port, String method, String target, Headers headers, TapeBody body) {
    Map<String, String> telling = new LinkedHashMap<>();
    for (String name : TELLING) {
      String value = headers.get(name);
      if (value != null) {
        telling.put(name, value);
      }
    }
    boolean presigned = port.role() == SessionRole.REDIRECT;
    boolean starts = method.equals("POST");
    String address =
        uploads
            .repository(port.origin(), method, target)
            .filter(repository -> !starts)
            .map(repository -> TapeUploads.address(repository) + TapeUploads.digest(target))
            .orElseGet(() -> TapeQuery.target(target, presigned));
    return new TapeRequest(
        method,
        port.origin(),
        address,
        scheme(headers.get("Authorization")),
        telling,
        isContent(port, target) ? TapeBody.known(body.digest(), body.size()) : scrubbed(body));
  }

  /** The form of an answer. */
  TapeAnswer answer(SessionPort port, String method, String target, TapeAnswer answer) {
    Optional<String> upload = uploads.repository(port.origin(), method, target);
    Headers.Builder headers = new Headers.Builder();
    for (int i = 0; i < answer.headers().size(); i++) {
      String name = answer.headers().name(i).toLowerCase(Locale.ROOT);
      String value = answer.headers().value(i);
      boolean length = name.equals("content-length") && !method.equals("HEAD");
      if (!isHopByHop(name) && !length) {
        headers.addUnsafeNonAscii(
            name, header(port, name, value, upload.filter(r -> answer.status() < 300)));
      }
    }
    boolean content = isContent(port, target);
    TapeBody body =
        content || answer.body().text().isEmpty() ? answer.body() : answered(answer.body());
    return new TapeAnswer(answer.status(), headers.build(), body);
  }

  private String header(SessionPort port, String name, String value, Optional<String> upload) {
    if (name.equals("location")) {
      return location(port, value, upload);
    }
    if (name.equals("link")) {
      return LINK.matcher(value)
          .replaceAll(address -> Matcher.quoteReplacement(address(address.group())));
    }
    if (name.equals("content-location")) {
      return address(value);
    }
    if (name.equals("docker-upload-uuid")) {
      return "recorded";
    }
    if (name.equals("set-cookie")) {
      return value.replaceFirst("=.*", "=" + SecretNames.SCRUBBED);
    }
    return SecretNames.isHeader(name) ? SecretNames.SCRUBBED : value;
  }

  /** An address without secrets; one that has none stays as the registry wrote it. */
  private static String address(String value) {
    return SeenSecrets.hasSecret(value) ? TapeQuery.target(value, false) : value;
  }

  /** A new address of an upload is replaced; one of a finished upload names content, and stays. */
  private String location(SessionPort port, String value, Optional<String> upload) {
    Optional<Origin> other = Origin.ofUrl(value);
    String target = Origin.target(value);
    String front = other.map(Origin::toString).orElse("");
    boolean goesOn = !CONTENT.matcher(target).matches() || target.contains("/blobs/uploads/");
    if (upload.isPresent() && goesOn) {
      uploads.learn(other.orElse(port.origin()), target, upload.get());
      return front + TapeUploads.address(upload.get());
    }
    boolean presigned =
        other.flatMap(ports::find).filter(p -> p.role() == SessionRole.REDIRECT).isPresent();
    return other.isPresent() || value.startsWith("/")
        ? front + TapeQuery.target(target, presigned)
        : TapeQuery.target(value, presigned);
  }

  private static String scheme(@Nullable String authorization) {
    if (authorization == null) {
      return "";
    }
    String scheme = authorization.strip().split("\\s", 2)[0];
    // A value of one word is no scheme, but all secret.
    boolean known = Set.of("basic", "bearer").contains(scheme.toLowerCase(Locale.ROOT));
    return !known
        ? "other"
        : scheme.substring(0, 1).toUpperCase(Locale.ROOT)
            + scheme.substring(1).toLowerCase(Locale.ROOT);
  }

  /** A request's body: a form or a document keeps what is no secret. */
  private static TapeBody scrubbed(TapeBody body) {
    Optional<String> text = body.text().filter(found -> !found.isEmpty());
    if (text.isEmpty()) {
      return TapeBody.known(body.digest(), body.size());
    }
    Optional<JsonText> json = JsonText.tryParse(text.get());
    if (json.isPresent()) {
      return TapeBody.of(
          json.get()
              .withMembers(
                  (name, value) ->
                      SecretNames.isMember(name) && value.startsWith("\"")
                          ? Json.write(SecretNames.SCRUBBED)
                          : value)
              .compact());
    }
    return isForm(text.get())
        ? TapeBody.of(TapeQuery.scrubbed(text.get(), false))
        : TapeBody.known(body.digest(), body.size());
  }

  private static boolean isForm(String text) {
    return text.matches("[\\w.%+*~-]+=[^\\s]*");
  }

  /** An answer's body: tokens become placeholders that still tell what clients read in them. */
  private static TapeBody answered(TapeBody body) {
    Optional<JsonText> json = body.text().flatMap(JsonText::tryParse);
    if (json.isEmpty()) {
      return body;
    }
    JsonText clean =
        json.get()
            .withMembers(
                (name, value) -> {
                  String secret = SecretNames.isMember(name) ? JsonText.string(value) : "";
                  return secret.isEmpty() ? value : Json.write(PlaceholderToken.of(secret));
                });
    return clean.compact().equals(json.get().compact()) ? body : TapeBody.of(clean.compact());
  }
}
