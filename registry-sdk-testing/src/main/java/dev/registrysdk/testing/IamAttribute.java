package dev.registrysdk.testing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One condition of a policy on its subject or its resource.
 *
 * @param value a text, a boolean or a list of texts, by the operator
 */
record IamAttribute(String key, String operator, Object value) {
  static final String ACCOUNT = "accountId";
  static final String SERVICE = "serviceName";
  static final String SERVICE_TYPE = "serviceType";
  static final String SERVICE_GROUP = "service_group_id";
  static final String REGION = "region";
  static final String GEOGRAPHY = "geography";
  static final String RESOURCE_TYPE = "resourceType";
  static final String RESOURCE = "resource";
  static final String RESOURCE_GROUP = "resourceGroupId";
  static final String IAM_ID = "iam_id";
  static final String ACCESS_GROUP = "access_group_id";

  static final String EQUALS = "stringEquals";
  static final String EXISTS = "stringExists";
  static final Set<String> OPERATORS =
      Set.of(EQUALS, EXISTS, "stringMatch", "stringEqualsAnyOf", "stringMatchAnyOf");

  static IamAttribute equalTo(String key, String value) {
    return new IamAttribute(key, EQUALS, value);
  }

  /** The value as a text; empty for a list or a boolean. */
  String text() {
    return value instanceof String text ? text : "";
  }

  /** Whether something with this value fulfils the condition. */
  boolean accepts(String actual) {
    return switch (operator) {
      case EXISTS -> wantsPresence() != actual.isEmpty();
      case "stringMatch" -> matches(text(), actual);
      case "stringEqualsAnyOf" -> values().contains(actual);
      case "stringMatchAnyOf" -> values().stream().anyMatch(pattern -> matches(pattern, actual));
      default -> text().equals(actual);
    };
  }

  private boolean wantsPresence() {
    return value instanceof Boolean wanted ? wanted : Boolean.parseBoolean(text());
  }

  private List<String> values() {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(text());
  }

  /** A star stands for any characters, a question mark for one. */
  private static boolean matches(String pattern, String actual) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      String character = pattern.substring(i, i + 1);
      regex.append(
          switch (character) {
            case "*" -> ".*";
            case "?" -> ".";
            default -> Pattern.quote(character);
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual).matches();
  }
}
