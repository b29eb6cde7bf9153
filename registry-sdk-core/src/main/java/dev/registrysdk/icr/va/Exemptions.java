package dev.registrysdk.icr.va;

import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Exemptions: issues that do not count against images. Reading them takes the role Reader, changing
 * them the role Manager. A scope that names a registry is asked for there, any other in the
 * client's region. A text that names a scope is read by {@link ExemptionScope#parse}.
 *
 * <p>Safe for use by several threads.
 */
public interface Exemptions {
  /**
   * Lists all exemptions of the account, whatever their scope.
   *
   * @return the exemptions
   */
  List<Exemption> all();

  /**
   * Lists the exemptions made for exactly one scope.
   *
   * @param scope the scope; {@link ExemptionScope#account()} for those of the account itself
   * @return the exemptions
   */
  List<Exemption> list(ExemptionScope scope);

  /**
   * Lists the exemptions made for exactly one scope.
   *
   * @param scope for example {@code acme}, {@code acme/web}, {@code acme/web:1.0} or {@code *}
   * @return the exemptions
   * @throws IllegalArgumentException if it is not a scope
   */
  default List<Exemption> list(String scope) {
    return list(ExemptionScope.parse(scope));
  }

  /**
   * Lists the exemptions that apply to an image, a repository or a namespace: those made for it,
   * and those for what it is in.
   *
   * @param request the scope
   * @return the exemptions
   */
  List<Exemption> applying(ApplyingExemptionsRequest request);

  /**
   * Lists the exemptions that apply to an image, a repository or a namespace: those made for it,
   * and those for what it is in.
   *
   * @param request sets the scope
   * @return the exemptions
   */
  default List<Exemption> applying(Consumer<ApplyingExemptionsRequest.Builder> request) {
    return applying(Forms.filled(ApplyingExemptionsRequest.builder(), request).build());
  }

  /**
   * Lists the exemptions that apply to an image, a repository or a namespace: those made for it,
   * and those for what it is in.
   *
   * @param scope for example {@code us.icr.io/acme/web:1.0}
   * @return the exemptions
   * @throws IllegalArgumentException if it is not a scope below the account
   */
  default List<Exemption> applying(String scope) {
    return applying(request -> request.scope(scope));
  }

  /**
   * Lists the exemptions that apply to each of several images. Each registry among them is asked
   * once.
   *
   * @param images the images
   * @return every image with its exemptions, in the order of the images
   */
  Map<ImageReference, List<Exemption>> ofImages(List<ImageReference> images);

  /**
   * Looks for an exemption.
   *
   * @param request scope and issue
   * @return the exemption, if there is one of exactly this scope
   */
  Optional<Exemption> find(ExemptionRequest request);

  /**
   * Looks for an exemption.
   *
   * @param request sets scope and issue
   * @return the exemption, if there is one of exactly this scope
   */
  default Optional<Exemption> find(Consumer<ExemptionRequest.Builder> request) {
    return find(Forms.filled(ExemptionRequest.builder(), request).build());
  }

  /**
   * Looks for an exemption.
   *
   * @param scope for example {@code acme/web} or {@code *}
   * @param issueType for example {@code cve}
   * @param issueId for example {@code CVE-2018-9999}
   * @return the exemption, if there is one of exactly this scope
   */
  default Optional<Exemption> find(String scope, String issueType, String issueId) {
    return find(request -> request.scope(scope).issueType(issueType).issueId(issueId));
  }

  /**
   * Creates an exemption, or renews it.
   *
   * @param request scope and issue
   * @return the exemption as the service keeps it
   */
  Exemption create(ExemptionRequest request);

  /**
   * Creates an exemption, or renews it.
   *
   * @param request sets scope and issue
   * @return the exemption as the service keeps it
   */
  default Exemption create(Consumer<ExemptionRequest.Builder> request) {
    return create(Forms.filled(ExemptionRequest.builder(), request).build());
  }

  /**
   * Creates an exemption, or renews it.
   *
   * @param scope for example {@code acme/web} or {@code *}
   * @param issueType for example {@code cve}
   * @param issueId for example {@code CVE-2018-9999}
   * @return the exemption as the service keeps it
   */
  default Exemption create(String scope, String issueType, String issueId) {
    return create(request -> request.scope(scope).issueType(issueType).issueId(issueId));
  }

  /**
   * Deletes an exemption.
   *
   * @param request scope and issue
   * @throws dev.registrysdk.error.NotFoundException if there is none of exactly this scope
   */
  void delete(ExemptionRequest request);

  /**
   * Deletes an exemption.
   *
   * @param request sets scope and issue
   * @throws dev.registrysdk.error.NotFoundException if there is none of exactly this scope
   */
  default void delete(Consumer<ExemptionRequest.Builder> request) {
    delete(Forms.filled(ExemptionRequest.builder(), request).build());
  }

  /**
   * Deletes an exemption.
   *
   * @param scope for example {@code acme/web} or {@code *}
   * @param issueType for example {@code cve}
   * @param issueId for example {@code CVE-2018-9999}
   * @throws dev.registrysdk.error.NotFoundException if there is none of exactly this scope
   */
  default void delete(String scope, String issueType, String issueId) {
    delete(request -> request.scope(scope).issueType(issueType).issueId(issueId));
  }

  /**
   * Deletes all exemptions of the account in the client's region, whatever their scope. This cannot
   * be undone.
   *
   * @return how many there were
   */
  int deleteAll();

  /**
   * Lists the kinds of issues that can be exempted.
   *
   * @return the kinds
   */
  List<ExemptionType> types();
}
