package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reading JSON makes every number a fraction; writing must not show that. */
final class IamNumbers {
  private IamNumbers() {}

  /** The same object with whole numbers where they are whole. */
  static Map<String, Object> whole(Map<?, ?> object) {
    Map<String, Object> result = new LinkedHashMap<>();
    object.forEach((name, value) -> result.put(String.valueOf(name), wholeValue(value)));
    return result;
  }

  private static Object wholeValue(Object value) {
    if (value instanceof Map<?, ?> map) {
      return whole(map);
    }
    return value instanceof Double number && number == Math.rint(number)
        ? (Object) number.longValue()
        : value;
  }
}
