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
  /** The file is not an archive that can be read. */
  CHECK_ARCHIVE("Check that the file is complete; save or download it again"),
  /** The caller stopped the operation. */
  NOTHING("Nothing half-written was left behind"),
  /** No address for the host name. */
  CHECK_HOST("Check the host name, the network and the proxy"),
  /** Nobody listens. */
  CHECK_PORT("Check the host and port, and that the registry is running"),
  /** Nobody listens on the socket of a local engine. */
  START_ENGINE(
      "Start Docker, or the service of Podman (podman system service), or say where the engine"
          + " listens: DOCKER_HOST or DockerEngine.at(…)"),
  /** The socket belongs to somebody else. */
  ALLOW_SOCKET(
      "Let this user use the socket, as a member of the group that it belongs to, or use an engine"
          + " of this user's own"),
  /** The engine or the SDK is too old for the other. */
  UPDATE_ENGINE("Update the engine, or use a release of this SDK that fits it"),
  /** The engine cannot be reached in the way that was asked for. */
  USE_SOCKET(
      "Give the address of a Unix socket (unix:///var/run/docker.sock) or of a TCP port"
          + " (tcp://127.0.0.1:2375, or tcp://host:2376 with certificates)"),
  /** The context of the engine is unknown or damaged. */
  CHECK_CONTEXT("Choose a context that 'docker context ls' shows, or set DOCKER_HOST"),
  /** The engine has no such image. */
  LIST_IMAGES("List the images of the engine to see what is there"),
  /** Something in the engine uses the image. */
  FORCE_REMOVAL("Remove the containers that use it first, or force the removal"),
  /** A step of a build failed. */
  READ_OUTPUT("Read the output of the build: what failed is in its last lines"),
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
