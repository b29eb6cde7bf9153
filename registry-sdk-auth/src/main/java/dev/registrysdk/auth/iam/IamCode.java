package dev.registrysdk.auth.iam;

import dev.registrysdk.error.Remedy;
import java.util.Arrays;
import java.util.Optional;

/** The codes of IAM that a caller can act on. Its explanations change, its codes do not. */
enum IamCode {
  KEY_NOT_FOUND("BXNIM0415E", Kind.AUTHENTICATION, Remedy.CHECK_API_KEY),
  KEY_DISABLED("BXNIM0462E", Kind.AUTHENTICATION, Remedy.ENABLE_API_KEY),
  REFRESH_TOKEN_EXPIRED("BXNIM0408E", Kind.AUTHENTICATION, Remedy.LOG_IN_AGAIN),
  SESSION_INACTIVE("BXNIM0439E", Kind.AUTHENTICATION, Remedy.LOG_IN_AGAIN),
  TOKEN_INVALID("BXNIM0407E", Kind.AUTHENTICATION, Remedy.LOG_IN_AGAIN),
  COOKIE_EXPIRED("BXNIM0421E", Kind.AUTHENTICATION, Remedy.LOG_IN_AGAIN),
  TOKEN_MALFORMED("BXNIM0401E", Kind.AUTHENTICATION, Remedy.PASS_NEW_TOKEN),
  TOKEN_UNSUPPORTED("BXNIM0405E", Kind.AUTHENTICATION, Remedy.PASS_NEW_TOKEN),
  ANOTHER_CLIENT("BXNIM0139E", Kind.AUTHENTICATION, Remedy.CHECK_CLIENT),
  FEDERATED("BXNIM0400E", Kind.AUTHENTICATION, Remedy.USE_API_KEY),
  USER_INACTIVE("BXNIM0410E", Kind.AUTHENTICATION, Remedy.ASK_ACCOUNT_OWNER),
  USER_SUSPENDED("BXNIM0436E", Kind.AUTHENTICATION, Remedy.ASK_ACCOUNT_OWNER),
  NOT_A_MEMBER("BXNIM0141E", Kind.AUTHENTICATION, Remedy.ASK_ACCOUNT_OWNER),
  PROFILE_CRN("BXNIM0113E", Kind.AUTHENTICATION, Remedy.CHECK_PROFILE),
  NOT_AUTHORIZED("BXNIM0513E", Kind.DENIED, Remedy.ASK_FOR_ACCESS),
  /** A value is missing: ours never is, so somebody on the way has lost the body. */
  BODY_LOST("BXNIM0109E", Kind.REJECTED, Remedy.CHECK_PROXY),
  WRONG_METHOD("BXNIM0060E", Kind.REJECTED, Remedy.CHECK_PROXY);

  private final String code;
  private final Kind kind;
  private final Remedy remedy;

  IamCode(String code, Kind kind, Remedy remedy) {
    this.code = code;
    this.kind = kind;
    this.remedy = remedy;
  }

  /** What a caller can do about it. */
  enum Kind {
    AUTHENTICATION,
    DENIED,
    REJECTED
  }

  static Optional<IamCode> find(String code) {
    return Arrays.stream(values()).filter(known -> known.code.equalsIgnoreCase(code)).findFirst();
  }

  Kind kind() {
    return kind;
  }

  Remedy remedy() {
    return remedy;
  }
}
