package dev.registrysdk.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Headers;
import okio.ByteString;

/**
 * The secrets that passed in a session, to take them out wherever they turn up again, as they are
 * or as base64 or percent-encoded text. Thread-safe.
 */
final class SeenSecrets {
  /** Shorter ones would be found in innocent words; they are scrubbed by where they stand only. */
  private static final int SHORTEST = 8;

  private static final int LARGEST_FORM = 1 << 20;

  private final Set<String> forms =
      new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(form -> form));

  synchronized void add(String secret) {
    if (secret.length() < SHORTEST || secret.equals(SecretNames.SCRUBBED)) {
      return;
    }
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    forms.add(secret);
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    forms.add(Base64.getEncoder().encodeToString(bytes));
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Learns from a request, or from the headers of an answer. */
  void learn(Headers headers, String target, ByteString form) {
    learnPairs(target.substring(target.indexOf('?') + 1));
    if (form.size() < LARGEST_FORM) {
      learnPairs(form.utf8());
      learnDocument(TapeBody.of(form));
    }
    learn(headers);
  }

  /** Learns from a document in JSON. */
  void learnDocument(TapeBody body) {
    body.text()
        .flatMap(JsonText::tryParse)
        .ifPresent(
            json ->
                json.withMembers(
                    (name, value) -> {
                      String text = SecretNames.isMember(name) ? JsonText.string(value) : "";
                      if (!text.equals(PlaceholderToken.of(text))) {
                        add(text);
                      }
                      return value;
                    }));
  }

  /** Whether the query of an address has a parameter that is a secret. */
  static boolean hasSecret(String target) {
    int mark = target.indexOf('?');
    return mark >= 0
        && Query.parse(target.substring(mark + 1)).names().stream()
            .anyMatch(SecretNames::isParameter);
  }

  /** Checks texts that a user wants to have scrubbed. */
  static List<String> requireLong(String... texts) {
    for (String text : texts) {
      if (text.length() < SHORTEST) {
        throw new IllegalArgumentException(
            "A text of "
                + text.length()
                + " characters would be scrubbed out of innocent words: give at least "
                + SHORTEST);
      }
    }
    return List.of(texts);
  }

  private void learnPairs(String pairs) {
    Query query = Query.parse(pairs);
    query.names().stream()
        .filter(SecretNames::isParameter)
        .filter(name -> !SecretNames.isUser(name))
        .flatMap(name -> query.all(name).stream())
        .forEach(this::add);
  }

  private void learn(Headers headers) {
    for (int i = 0; i < headers.size(); i++) {
      String value = headers.value(i);
      String name = headers.name(i);
      if (name.equalsIgnoreCase("Authorization")) {
        String sent = value.substring(value.indexOf(' ') + 1).strip();
        add(sent);
        Credentials.ofBasic(value).ifPresent(user -> add(user.password()));
      } else if (name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("Set-Cookie")) {
        String first = value.split(";", 2)[0];
        add(first.substring(first.indexOf('=') + 1).strip());
      } else if (name.equalsIgnoreCase("IAM-ApiKey") || SecretNames.isMember(name)) {
        add(value);
      }
    }
  }

  /** The text without any secret that passed so far. */
  String without(String text) {
    String clean = text;
    for (String form : forms()) {
      clean = clean.replace(form, SecretNames.SCRUBBED);
    }
    return clean;
  }

  boolean isIn(String text) {
    return forms().stream().anyMatch(text::contains);
  }

  private synchronized List<String> forms() {
    return List.copyOf(forms);
  }
}
