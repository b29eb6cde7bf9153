package dev.registrysdk.error;

/** What to do next: the one table of advice that the messages of this SDK end with. */
public enum Remedy {
  /** No credentials were found. */
  SIGN_IN("Sign in: give the client credentials for {registry}"),
  /** Credentials were sent and refused. */
  CHECK_CREDENTIALS(
      "Check the user name and the password or key for {registry}, and that they have not expired"),
  /** The service takes access tokens only. */
  USE_ACCESS_TOKEN(
      "Give the client IamCredentials of registry-sdk-auth for {registry}: they turn an API key into"
          + " access tokens"),
  /** The service needs to be told the account. */
  SET_ACCOUNT(
      "Set the account: RegistryClient.builder().account(…) with the 32 hex digits that 'ibmcloud"
          + " account show' prints"),
  /** The client was not told which registry of the service is meant. */
  SET_REGION(
      "Set the region: RegistryClient.builder().region(Region.US_SOUTH), or the one that is meant"),
  /** The credentials are good, the permission is missing. */
  ASK_FOR_ACCESS(
      "Ask the owner of {registry} for the permission, or check that the name is the one you meant"),
  /** The name of an image, tag or digest is unknown. */
  CHECK_REFERENCE(
      "Check the repository, and the tag or digest; list the tags to see what is there"),
  /** The repository or namespace is unknown. */
  CHECK_NAME(
      "Check the name of the repository; some registries need it, or its namespace, to be created"
          + " before the first push"),
  /** Blobs that a manifest needs are not there. */
  PUSH_CONTENT_FIRST("Push the layers and the configuration again, then the manifest"),
  /** Something else changed the same thing. */
  READ_AGAIN("Read the current state, and try again"),
  /** The tag cannot be moved. */
  USE_ANOTHER_TAG("Use another tag: {registry} does not let this one be changed"),
  /** The tag is taken. */
  MOVE_TAG(
      "Move the tag if it is meant to point to the other image from now on, or use another one"),
  /** Storage or traffic is used up. */
  FREE_QUOTA("Delete images that are not needed, or raise the quota or plan at {registry}"),
  /** Too many requests. */
  WAIT("Wait{time}, then try again; signing in often gives a higher limit"),
  /** The request was not understood. */
  CHECK_REQUEST("Check the content and the names; {registry} does not accept them as they are"),
  /** The content is not what its digest says. */
  FETCH_AGAIN(
      "Nothing was stored; try again, and if it happens again the content at the source is damaged"),
  /** The document is not what it claims to be. */
  REPLACE_CONTENT("Nothing was stored; the content at the source has to be made or pushed again"),
  /** The place cannot do it. */
  USE_ANOTHER_WAY("Use another way: this place does not offer the operation"),
  /** Deleting is off. */
  ENABLE_DELETE(
      "Delete in the registry's own console, or have its operator enable deletion over the API"),
  /** The image does not exist for the wanted platform. */
  CHOOSE_PLATFORM("Choose one of the platforms that are there"),
  /** There are several images, and none was chosen. */
  CHOOSE_IMAGE("Choose one of the images that are there"),
  /** The file is an archive of another kind. */
  READ_AS_OTHER_KIND("Read the file as the kind of archive that it is"),
  /** The disk is full. */
  FREE_DISK("Nothing half-written was left behind; free some space, or choose another directory"),
  /** The local file or directory cannot be used. */
  CHECK_PATH("Check the path and its permissions"),
  /** A rule leaves the file out of the build context. */
  CHANGE_IGNORE_RULES(
      "Remove that line, or add one below it that takes the file back: an exclamation mark, then the"
          + " path"),
  /** Commands have to be run to build the image. */
  USE_ENGINE(
      "Build it with an engine such as Docker or Podman, on this machine or a remote one; or run the"
          + " commands before, and copy what they make"),
  /** The Dockerfile has no such stage. */
  CHECK_STAGE("Name a stage of the Dockerfile, or its number"),
  /** The file is not an archive that can be read. */
  CHECK_ARCHIVE("Check that the file is complete; save or download it again"),
  /** The caller stopped the operation. */
  NOTHING("Nothing half-written was left behind"),
  /** No address for the host name. */
  CHECK_HOST("Check the host name, the network and the proxy"),
  /** Nobody listens. */
  CHECK_PORT("Check the host and port, and that the registry is running"),
  /** The answer took too long. */
  TRY_LATER("Try again; if it happens again, raise the time-outs or check {registry}"),
  /** A certificate is not trusted. */
  TRUST_CERTIFICATE(
      "Give the client the certificate authority that signed the certificate of {registry}"),
  /** The certificate is for another name. */
  CHECK_CERTIFICATE_NAME("Use the host name that the certificate of {registry} was issued for"),
  /** The peer does not speak TLS. */
  ALLOW_PLAIN_HTTP(
      "{registry} seems to speak plain HTTP; if you mean that, switch it on for this host"),
  /** The peer speaks TLS only. */
  USE_HTTPS("{registry} speaks HTTPS; do not switch on plain HTTP for this host"),
  /** Something was redirected in a way that is not safe. */
  CHECK_PROXY("Check the address of {registry} and any proxy in between");

  private final String text;

  Remedy(String text) {
    this.text = text;
  }

  /** The advice in words; the time to wait starts with a space, or is empty when unknown. */
  String text(String registry, String time) {
    return text.replace("{time}", time).replace("{registry}", registry);
  }
}
