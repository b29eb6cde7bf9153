package dev.registrysdk.auth.iam;

import dev.registrysdk.oci.Model;
import java.net.URI;
import java.util.Locale;
import org.immutables.value.Value;

/**
 * The metadata service of a virtual server, which vouches for it. At its link-local address it
 * speaks plain HTTP, which does not leave the server's own host; at any other address HTTPS.
 */
@Model
@Value.Immutable
public interface VpcMetadata {
  /** The link-local address. */
  String LINK_LOCAL = "169.254.169.254";

  /** The versions of the service's API. */
  enum Version {
    /** {@code /instance_identity/v1/} of 2022-03-01, which every server has. */
    INSTANCE_IDENTITY("instance_identity/v1/token", "instance_identity/v1/iam_token", "2022-03-01"),
    /** {@code /identity/v1/} of 2025-08-26. */
    IDENTITY("identity/v1/token", "identity/v1/iam_tokens", "2025-08-26");

    private final String identityPath;
    private final String tokenPath;
    private final String date;

    Version(String identityPath, String tokenPath, String date) {
      this.identityPath = identityPath;
      this.tokenPath = tokenPath;
      this.date = date;
    }

    /** Where the server's identity is asked for. */
    String identityPath() {
      return identityPath;
    }

    /** Where the identity is exchanged for an access token. */
    String tokenPath() {
      return tokenPath;
    }

    /** The date that stands for the version in requests. */
    String date() {
      return date;
    }
  }

  /**
   * The service's host.
   *
   * @return with {@code :port} if there is one; the link-local address when left out
   */
  @Value.Default
  default String host() {
    return LINK_LOCAL;
  }

  /**
   * The version of its API.
   *
   * @return the older one when left out
   */
  @Value.Default
  default Version version() {
    return Version.INSTANCE_IDENTITY;
  }

  /**
   * The service at its link-local address.
   *
   * @return the service, with its older API
   */
  static VpcMetadata linkLocal() {
    return builder().build();
  }

  /**
   * The service at a URL.
   *
   * @param url for example {@code https://api.metadata.cloud.ibm.com}
   * @return the service, with its older API
   * @throws IllegalArgumentException if it is not a URL with a host and without a path, or plain
   *     HTTP to another than the link-local or a loopback address
   */
  static VpcMetadata at(String url) {
    try {
      URI parts = URI.create(url.strip());
      String scheme = String.valueOf(parts.getScheme()).toLowerCase(Locale.ROOT);
      String authority = parts.getAuthority();
      boolean bare = parts.getPath().length() <= 1 && parts.getQuery() == null;
      if (authority != null && bare && parts.getUserInfo() == null) {
        String host = authority.toLowerCase(Locale.ROOT);
        if (scheme.equals("https") || (scheme.equals("http") && local(host))) {
          return builder().host(host).build();
        }
      }
    } catch (IllegalArgumentException e) {
      // Said below: the parser's words would repeat the text.
    }
    throw new IllegalArgumentException(
        "The address of a metadata service is http://169.254.169.254, or https:// with a host and"
            + " no path, such as https://api.metadata.cloud.ibm.com");
  }

  private static boolean local(String host) {
    return host.equals(LINK_LOCAL) || !IamEndpoint.at(host).tls();
  }

  /**
   * Starts a service.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link VpcMetadata}. */
  final class Builder extends ImmutableVpcMetadata.Builder {
    Builder() {}
  }
}
