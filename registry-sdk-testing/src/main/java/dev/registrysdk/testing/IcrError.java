package dev.registrysdk.testing;

/** The published error codes of the service, each with its status and text. */
enum IcrError {
  ACCOUNT_WRONG("CRG0009E", 401, "You are not authorized to access the specified account."),
  TOKEN_REJECTED(
      "CRG0014E",
      401,
      "An error occurred when authenticating your request with IBM Cloud. Clear your browser"
          + " cookies, and try again."),
  FORBIDDEN("CRG0020E", 403, "You are not authorized to access the specified resource."),
  OTHER_REGISTRY(
      "CRI0106E",
      400,
      "The registry in the supplied image name does not match the registry that the request was"
          + " sent to."),
  MANIFEST_VERSION(
      "CRI0301E",
      400,
      "The manifest version of the source image is not supported. Pull the image, and push it again"
          + " with a newer version of Docker."),
  MANIFEST_TYPE("CRI0302E", 400, "The manifest type of the source image is not supported."),
  MANIFEST_PARTS(
      "CRI0304E",
      400,
      "The manifest list or OCI index refers to an image that is not in the repository."),
  NAMESPACE_INVALID(
      "CRN0007E",
      400,
      "The namespace name is not valid. Use 4 to 30 lower-case letters, digits, hyphens and"
          + " underscores, with a letter or a digit at both ends."),
  NAMESPACE_RESERVED("CRN0008E", 403, "The namespace name is reserved."),
  TAG_EXISTS(
      "CRT0500E",
      409,
      "The tag exists in the live repository. Restore the image by its digest instead.");

  private final String code;
  private final int status;
  private final String message;

  IcrError(String code, int status, String message) {
    this.code = code;
    this.status = status;
    this.message = message;
  }

  String text() {
    return message;
  }

  ControlRefusal refusal() {
    return new ControlRefusal(status, code, message);
  }
}
