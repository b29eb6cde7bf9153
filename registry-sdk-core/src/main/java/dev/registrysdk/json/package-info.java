/**
 * JSON of services, inside the SDK: {@link dev.registrysdk.json.JsonType} says how an answer is
 * read, {@link dev.registrysdk.json.JsonText} writes what is sent. Not exported to users.
 */
@NullMarked
package dev.registrysdk.json;

import org.jspecify.annotations.NullMarked;
