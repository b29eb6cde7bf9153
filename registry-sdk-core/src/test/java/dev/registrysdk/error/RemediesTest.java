package dev.registrysdk.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemediesTest {
  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED, authentication required, SIGN_IN",
    "UNAUTHORIZED, Authorization required. See the documentation, SIGN_IN",
    "UNAUTHORIZED, incorrect username or password, CHECK_CREDENTIALS",
    "DENIED, requested access to the resource is denied, ASK_FOR_ACCESS",
    "DENIED, You are not authorized to access the specified resource., ASK_FOR_ACCESS",
    "DENIED, insufficient scope, ASK_FOR_ACCESS",
    "DENIED, Your account has exceeded its image storage quota, FREE_QUOTA",
    "DENIED, Your account has exceeded its pull traffic quota for the current month., FREE_QUOTA",
    "DENIED, You have reached your pull rate limit, WAIT",
    "DENIED, tag 1.0 is immutable, USE_ANOTHER_TAG",
    "MANIFEST_UNKNOWN, manifest unknown, CHECK_REFERENCE",
    "BLOB_UNKNOWN, blob unknown to registry, CHECK_REFERENCE",
    "NAME_UNKNOWN, repository name not known to registry, CHECK_NAME",
    "NAME_INVALID, invalid repository name, CHECK_NAME",
    "MANIFEST_BLOB_UNKNOWN, blob unknown, PUSH_CONTENT_FIRST",
    "MANIFEST_INVALID, manifest invalid, CHECK_REQUEST",
    "TAG_INVALID, The tag is Immutable and cannot be overwritten, USE_ANOTHER_TAG",
    "TAG_INVALID, tag name invalid, CHECK_REQUEST",
    "BLOB_UPLOAD_UNKNOWN, blob upload unknown, TRY_LATER",
    "BLOB_UPLOAD_INVALID, blob upload invalid, TRY_LATER",
    "RANGE_INVALID, invalid content range, TRY_LATER",
    "DIGEST_INVALID, digest did not match, FETCH_AGAIN",
    "SIZE_INVALID, length did not match, FETCH_AGAIN",
    "toomanyrequests, You have reached your pull rate limit, WAIT",
    "UNAVAILABLE, service unavailable, TRY_LATER",
    "CRG0009E, You are not authorized to access the specified account., CHECK_ACCOUNT",
    "CRG0014E, An error occurred while authenticating the request., CHECK_CREDENTIALS",
    "CRG0020E, You are not authorized to access the specified resource., GRANT_ROLE",
    "CRI0106E, The registry in the supplied image name does not match, ASK_ITS_REGISTRY",
    "CRI0301E, The manifest version is not supported, PUSH_AGAIN",
    "CRI0302E, The manifest type is not supported, COPY_INSTEAD",
    "CRI0304E, The manifest list refers to an image that is not there, COPY_INSTEAD",
    "CRN0007E, The namespace name is not valid, FOLLOW_NAME_RULE",
    "CRN0008E, The namespace name is not allowed, USE_ANOTHER_NAME",
    "crt0500e, The tag exists, RESTORE_BY_DIGEST",
    "BXNVA0009E, The image was not scanned yet, AWAIT_SCAN",
    "CRG0020E, Private-only access is enabled on this account, USE_PRIVATE_NETWORK",
    "DENIED, Private-only access is enabled on this account, USE_PRIVATE_NETWORK",
    "UNKNOWN, You are forbidden to create a container-registry instance, ALLOW_IN_CATALOG"
  })
  void theAnswerOfARegistryHasARemedy(String code, String message, Remedy remedy) {
    assertThat(Remedies.find(failure(code, message))).contains(remedy);
  }

  @Test
  void anUnknownCodeHasNoRemedyOfItsOwn() {
    assertThat(Remedies.find(failure("UNKNOWN", "quota"))).isEmpty();
  }

  @Test
  void ofSeveralDetailsTheFirstThatHasARemedyCounts() {
    Failure failure =
        Failure.of("x")
            .addDetails(
                ErrorDetail.builder().code("UNKNOWN").build(),
                ErrorDetail.builder().code("NAME_UNKNOWN").build(),
                ErrorDetail.builder().code("DENIED").build())
            .build();

    assertThat(Remedies.find(failure)).contains(Remedy.CHECK_NAME);
  }

  @Test
  void aMessageThatIsMissingMatchesRowsWithoutWords() {
    Failure failure =
        Failure.of("x").addDetails(ErrorDetail.builder().code("denied").build()).build();

    assertThat(Remedies.find(failure)).contains(Remedy.ASK_FOR_ACCESS);
  }

  @Test
  void theRemedyNamesTheRegistry() {
    assertThat(
            new AuthenticationException(
                Failure.builder()
                    .from(failure("UNAUTHORIZED", "authentication required"))
                    .registry("us.icr.io")
                    .build()))
        .hasMessage(
            "Could not push: UNAUTHORIZED: authentication required. Sign in: give the client"
                + " credentials for us.icr.io");
  }

  @Test
  void deniedAccessIsToldToAskTheOwner() {
    assertThat(new DeniedException(failure("denied", "requested access to the resource is denied")))
        .hasMessage(
            "Could not push: denied: requested access to the resource is denied. Ask the owner of"
                + " the registry for the permission, or check that the name is the one you meant");
  }

  private static Failure failure(String code, String message) {
    return Failure.of("Could not push")
        .addDetails(ErrorDetail.builder().code(code).message(message).build())
        .build();
  }
}
