package dev.registrysdk.examples.cr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * User name and password in front of a host, as URLs have them: {@code alice:secret@host/web}. A
 * reference has no such thing, and a message must not repeat it.
 */
final class Userinfo {
  /** A place on this machine may hold colon and at sign, and so does a name with a digest. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?!(?:oci|oci-archive|docker-archive):)(?<scheme>(?:[A-Za-z0-9.+-]+://)?)(?<user>[^:@]*:.*)@(?!sha[0-9]+:)(?<host>[^@]*)",
          Pattern.DOTALL);

  private Userinfo() {}

  /** Refuses a name in a registry that holds a password. */
  static void refuse(String text) {
    if (FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Not an image reference: '"
              + hide(text)
              + "'; leave out the user name and the password, and use --username and"
              + " --password-stdin; a digest starts with @sha256:");
    }
  }

  /** The argument, or the value of an option, without user name and password. */
  static String hide(String argument) {
    Matcher form = FORM.matcher(argument);
    return form.matches() ? form.group("scheme") + "…@" + form.group("host") : argument;
  }

  /** A message about arguments, without what they hold of passwords. */
  static String hide(String message, Iterable<String> arguments) {
    String hidden = message;
    for (String argument : arguments) {
      String value = argument.startsWith("--") ? argument.replaceFirst("^[^=]*=", "") : argument;
      hidden = hidden.replace(value, hide(value));
    }
    return hidden;
  }
}
