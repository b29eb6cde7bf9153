package dev.registrysdk.error;

/** What to do next: the one table of advice that the messages of this SDK end with. */
public enum Remedy {
  /** No credentials were found. */
  SIGN_IN("Sign in: give the client credentials for {registry}"),
  /** There are credentials, for other registries. */
  NAME_REGISTRY(
      "If they are meant for it, name it where they are made:"
          + " IamOptions.builder().addRegistries(\"{registry}\"), or"
          + " IamCredentials.forRegistry(\"{registry}\")"),
  /** Credentials were sent and refused. */
  CHECK_CREDENTIALS(
      "Check the user name and the password or key for {registry}, and that they have not expired"),
  /** No credentials for IBM Cloud are configured. */
  CONFIGURE_IAM(
      "Set IBMCLOUD_API_KEY to an API key, log in with 'ibmcloud login', or pass the credentials:"
          + " IamCredentials.apiKey(…)"),
  /** A setting for signing in to IBM Cloud cannot be used. */
  CORRECT_SETTING("Correct the setting, or remove it"),
  /** IAM does not know an API key. */
  CHECK_API_KEY(
      "Check that the API key is complete, was not deleted, and is one of {registry}: 'ibmcloud iam"
          + " api-keys' and 'ibmcloud iam service-api-keys' list the keys that there are"),
  /** An API key is switched off. */
  ENABLE_API_KEY("Enable the API key in IBM Cloud, or use another one"),
  /** A session with IBM Cloud has ended. */
  LOG_IN_AGAIN(
      "Log in again with 'ibmcloud login', or use an API key, which needs no session:"
          + " IamCredentials.apiKey(…)"),
  /** An access token cannot be used any more, and nothing is there to get another. */
  PASS_NEW_TOKEN(
      "Pass a new one, as 'ibmcloud iam oauth-tokens' prints it, or credentials that are renewed by"
          + " themselves: IamCredentials.apiKey(…)"),
  /** A one-time passcode is used up or unknown. */
  GET_NEW_PASSCODE(
      "Get a new passcode at the address that 'ibmcloud login --sso' shows; each works once"),
  /** Signing in this way needs a browser or a second factor. */
  USE_API_KEY("Use an API key, which needs neither: IamCredentials.apiKey(…)"),
  /** A refresh token belongs to another client. */
  CHECK_CLIENT(
      "Set the client that the refresh token was issued to: IamOptions.builder().client(…); that of"
          + " the ibmcloud command line is IamClient.CLI"),
  /** IAM gives refresh tokens to clients only. */
  SET_CLIENT("Set a client, for example IamOptions.builder().client(IamClient.CLI)"),
  /** An account does not let a user in. */
  ASK_ACCOUNT_OWNER(
      "Ask the owner of the account to add or activate the user, or choose another account"),
  /** A trusted profile is unknown, or does not trust the caller. */
  CHECK_PROFILE(
      "Check the id or name of the trusted profile, and that it trusts this caller: 'ibmcloud iam"
          + " trusted-profile' shows both"),
  /** IAM does not know a service ID, an API key or a policy. */
  CHECK_IAM_ID(
      "Check the id; list what the account has to see it: service IDs, API keys or policies"),
  /** The machine has no identity that a trusted profile could trust. */
  CHECK_COMPUTE_RESOURCE(
      "Mount a service account token for the pod, or name its file:"
          + " IamIdentity.computeResource(profile, file)"),
  /** The service takes access tokens only. */
  USE_ACCESS_TOKEN(
      "Give the client IamCredentials of registry-sdk-auth for {registry}: they turn an API key into"
          + " access tokens"),
  /** The service needs to be told the account. */
  SET_ACCOUNT(
      "Set the account: RegistryClient.builder().account(…) with the 32 hex digits that 'ibmcloud"
          + " account show' prints"),
  /** The service knows the credentials, but not for this account. */
  CHECK_ACCOUNT(
      "Check the account: the one set with RegistryClient.builder().account(…) has to be the one that"
          + " the credentials for {registry} belong to"),
  /** The client was not told which registry of the service is meant. */
  SET_REGION(
      "Set the region: RegistryClient.builder().region(Region.US_SOUTH), or the one that is meant"),
  /** A credential helper is configured and not installed. */
  INSTALL_HELPER(
      "Install the helper, or take it out of the configuration and sign in to {registry} again"),
  /** A credential helper does not do its work. */
  CHECK_HELPER("Run the helper by hand to see what is wrong, then sign in to {registry} again"),
  /** A file with credentials is damaged. */
  REPAIR_LOGIN_FILE("Repair the file, or remove the entry and sign in again"),
  /** The credentials are good, the permission is missing. */
  ASK_FOR_ACCESS(
      "Ask the owner of {registry} for the permission, or check that the name is the one you meant"),
  /** The credentials are good, the role is missing. */
  GRANT_ROLE(
      "Ask an administrator of the account for the IAM role on container-registry that this takes;"
          + " Writer does not include Reader, and context-based restrictions refuse in the same"
          + " words"),
  /** The account refuses public networks. */
  USE_PRIVATE_NETWORK(
      "Use the private network: RegistryClient.builder().region(region.overPrivateNetwork()) and"
          + " image names with that domain, or have private-only access switched off"),
  /** The account's catalog leaves the service out. */
  ALLOW_IN_CATALOG(
      "Have an administrator of the account allow Container Registry in the settings of its catalog"),
  /** The image is in another registry of the service. */
  ASK_ITS_REGISTRY(
      "Use the client of the region in the image's name; this request went to {registry}"),
  /** The name of a namespace does not follow the rule. */
  FOLLOW_NAME_RULE(
      "Use 4 to 30 characters of a-z, 0-9, '-' and '_', the first and the last a letter or digit"),
  /** The name of a namespace is not to be had. */
  USE_ANOTHER_NAME(
      "Use another name for the namespace: this one is reserved, or belongs to another account"),
  /** The manifest is of an old kind. */
  PUSH_AGAIN("Pull the image, and push it again with a client of today"),
  /** The service cannot tag a manifest of this kind. */
  COPY_INSTEAD(
      "Copy the image with images().copy(…): that takes manifests of every kind, and the images that"
          + " an index refers to along with it"),
  /** The tag exists. */
  RESTORE_BY_DIGEST(
      "Restore the image by its digest: tags that exist stay as they are, the others come back"),
  /** The image was not scanned yet. */
  AWAIT_SCAN(
      "Wait some minutes, for example with vulnerabilities().awaitScan(…); only images with a tag are"
          + " scanned"),
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
  /** A library is needed that the SDK does not bring along. */
  ADD_LIBRARY(
      "Add the library to the class path of the application; on the module path, require its module"
          + " too"),
  /** Deleting is off. */
  ENABLE_DELETE(
      "Delete in the registry's own console, or have its operator enable deletion over the API"),
  /** The image does not exist for the wanted platform. */
  CHOOSE_PLATFORM("Choose one of the platforms that are there"),
  /** The service works inside one registry only. */
  COPY_ACROSS("Copy it instead: images().copy(source, target) works between any two registries"),
  /** The registry is not one of the service. */
  USE_REGISTRY_OF_SERVICE(
      "Name a registry of IBM Cloud, for example us.icr.io; at others, use what every registry"
          + " offers: pull, push, copy, inspect, tags and delete of the client"),
  /** The image belongs to the service. */
  NAME_OWN_IMAGE("Name an image in a namespace of the account"),
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
  /** The service builds no images any more. */
  BUILD_ELSEWHERE(
      "Build the image here, without an engine or with one: images().build(…); or have IBM Cloud Code"
          + " Engine or a Tekton pipeline build it"),
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
  USE_HTTPS(
      "{registry} speaks HTTPS; do not switch on plain HTTP for this host, and add it to the https"
          + " hosts of HttpOptions if it is on this machine"),
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
