package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.oci.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An image pull secret of Kubernetes: what the nodes of a cluster show to registries. A pod names
 * it in {@code spec.imagePullSecrets}.
 *
 * <pre>{@code
 * String yaml = PullSecret.builder()
 *     .name("acme-icr")
 *     .namespace("apps")
 *     .putRegistries("us.icr.io", new Credentials.Basic("iamapikey", apiKey))
 *     .putRegistries("private.us.icr.io", new Credentials.Basic("iamapikey", apiKey))
 *     .build()
 *     .toYaml();
 * }</pre>
 *
 * <p>Each domain is a registry of its own and needs its own entry. The secret answers as a {@link
 * CredentialProvider} too, for the data plane of its registries. Its {@code toString} hides what is
 * secret; {@link #toYaml} and {@link #toJson} do not.
 *
 * <p>Written as type {@code kubernetes.io/dockerconfigjson}; {@code kubernetes.io/dockercfg} can be
 * read, too.
 */
@Model
@Value.Immutable
public interface PullSecret extends CredentialProvider {
  /**
   * The secret's name.
   *
   * @return a DNS subdomain name (RFC 1123), for example {@code acme-icr}
   */
  String name();

  /**
   * The namespace it is in; pods of others cannot use it.
   *
   * @return a DNS label (RFC 1123); empty for the one that {@code kubectl} is set to
   */
  Optional<String> namespace();

  /**
   * The credentials by registry.
   *
   * @return at least one entry; keys are hosts, with {@code :port} if there is one, or a host with
   *     the path of a namespace or repository
   */
  Map<String, Credentials.Basic> registries();

  /**
   * Checks the names, and brings the keys to one spelling.
   *
   * @return this secret, or its normal form
   * @throws IllegalArgumentException if a name breaks the rules of Kubernetes, a key is no
   *     registry, or there is no entry
   */
  @Value.Check
  default PullSecret normalized() {
    return SecretChecks.normalized(this);
  }

  /**
   * The credentials for a registry's data plane; a key with a path counts only if it is the single
   * one of its registry.
   *
   * @param target what they are for
   * @return the credentials, if there is an entry for the registry
   */
  @Override
  default Optional<Credentials> credentials(AuthTarget target) {
    return SecretChecks.find(this, target);
  }

  /**
   * The manifest in YAML, to be applied with {@code kubectl apply -f -}. It holds the passwords.
   *
   * @return a document in YAML 1.2, with every text in quotes that is not part of the format
   * @throws IllegalArgumentException if a user name is {@code iambearer} or {@code iamrefresh}:
   *     such tokens die within hours, and the cluster could not pull any more
   */
  default String toYaml() {
    return SecretText.yaml(this);
  }

  /**
   * The manifest in JSON. It holds the passwords.
   *
   * @return a JSON object
   * @throws IllegalArgumentException as for {@link #toYaml}
   */
  default String toJson() {
    return SecretText.json(this);
  }

  /**
   * Reads one pull secret.
   *
   * @param text YAML or JSON, for example of {@code kubectl get secret NAME -o yaml}; at most 2 MiB
   * @return the secret
   * @throws IllegalArgumentException if there is no pull secret in it, more than one, or a broken
   *     one; the message says where and repeats no content
   */
  static PullSecret parse(String text) {
    List<PullSecret> secrets = parseAll(text);
    if (secrets.size() == 1) {
      return secrets.get(0);
    }
    throw new IllegalArgumentException(
        "One pull secret is wanted, and there are " + secrets.size() + "; parseAll reads them all");
  }

  /**
   * Reads the pull secrets among other things: a list, or several documents of YAML.
   *
   * @param text YAML or JSON, for example of {@code kubectl get secrets -o yaml}; at most 2 MiB
   * @return the secrets of the types {@code kubernetes.io/dockerconfigjson} and {@code
   *     kubernetes.io/dockercfg}
   * @throws IllegalArgumentException if the text is neither YAML nor JSON, or a pull secret in it
   *     is broken; the message says where and repeats no content
   */
  static List<PullSecret> parseAll(String text) {
    return SecretReader.read(text);
  }

  /**
   * Starts a secret.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PullSecret}. */
  final class Builder extends ImmutablePullSecret.Builder {
    Builder() {}
  }
}
