package dev.registrysdk.testing;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The storage service behind a registry that does not serve blobs itself. It lets in whoever has a
 * signed address, under its own name only, and refuses those who bring credentials as well.
 */
record BlobStorage(Repositories repositories, Settings settings) implements Endpoint {
  static final String PATH = "/storage/";

  private static final Pattern ORIGIN = Pattern.compile("(https?://)(.*?)((?::[0-9]+)?):?");

  /** Sends a client that may have a blob to the storage. */
  static Reply redirect(Exchange exchange, Digest digest) {
    Matcher registry = ORIGIN.matcher(exchange.request().origin());
    if (!registry.matches()) {
      throw new IllegalStateException("No origin: " + exchange.request().origin());
    }
    String name = "127.0.0.1".equals(registry.group(2)) ? "localhost" : "127.0.0.1";
    String origin = registry.group(1) + name + registry.group(3);
    String path = PATH + exchange.repository() + "/" + digest;
    return Reply.redirect(URI.create(origin + path + "?signature=" + signature(origin, path)));
  }

  @Override
  public Reply handle(Exchange exchange) {
    IncomingRequest request = exchange.request();
    if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
      throw refusal(405, "MethodNotAllowed", "The specified method is not allowed");
    }
    if (request.header("Authorization").isPresent()) {
      throw refusal(400, "InvalidArgument", "Only one auth mechanism allowed");
    }
    String signature = signature(request.origin(), request.path());
    if (request.parameter("signature").filter(signature::equals).isEmpty()) {
      throw refusal(403, "SignatureDoesNotMatch", "The signature is not of this address");
    }
    Optional<Content> blob =
        repositories
            .find(exchange.repository())
            .flatMap(repository -> repository.blob(exchange.argument(), request.lease()));
    return BlobEndpoint.serve(
        request,
        Reply.status(200).withHeader("Content-Type", "application/octet-stream"),
        blob.orElseThrow(() -> refusal(404, "NoSuchKey", "The specified key does not exist")),
        settings);
  }

  private static String signature(String origin, String path) {
    return Digest.of(Content.of(origin + path)).hex();
  }

  private static Refusal refusal(int status, String code, String message) {
    String xml = "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
    return Refusal.of(
        Reply.status(status).withHeader("Content-Type", "application/xml").withBody(xml));
  }
}
