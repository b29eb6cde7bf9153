package dev.registrysdk.auth.docker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML as a tree like that of {@link Json}, from the parser's events: a manifest needs no
 * types but text, and no aliases, by which a small document can become a huge one.
 */
final class YamlReader {
  private static final int DEEPEST = 64;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final Iterator<Event> events;
  private int depth;

  private YamlReader(Iterator<Event> events) {
    this.events = events;
  }

  /** The documents that are objects; others are left out. */
  static List<Map<String, Object>> documents(String text, int most) {
    if (text.length() > most) {
      throw new JsonProblem("it is larger than " + most + " bytes");
    }
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(most).build();
    try {
      return new YamlReader(new Parse(settings).parseString(text).iterator()).documents();
    } catch (MarkedYamlEngineException e) { // not a cause: it quotes
      String where =
          e.getProblemMark()
              .map(
                  mark -> ", at line " + (mark.getLine() + 1) + " column " + (mark.getColumn() + 1))
              .orElse("");
      throw new JsonProblem("it is not YAML" + where);
    } catch (YamlEngineException e) {
      throw new JsonProblem("it is not YAML");
    }
  }

  private List<Map<String, Object>> documents() {
    List<Map<String, Object>> documents = new ArrayList<>();
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        Object document = value(events.next());
        Json.object(
                Map.of("document", document instanceof Map ? document : Json.Null.NULL), "document")
            .ifPresent(documents::add);
      }
    }
    return documents;
  }

  private Object value(Event event) {
    if (depth > DEEPEST) {
      throw new JsonProblem("it is nested too deep");
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar.isPlain() && NULLS.contains(scalar.getValue())
          ? Json.Null.NULL
          : scalar.getValue();
    }
    if (event instanceof AliasEvent) {
      throw new JsonProblem("it has aliases, which a manifest does not need" + line(event));
    }
    depth++;
    Object value = event.getEventId() == Event.ID.MappingStart ? mapping() : sequence();
    depth--;
    return value;
  }

  private Map<String, Object> mapping() {
    Map<String, Object> mapping = new LinkedHashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      if (!(event instanceof ScalarEvent name)) {
        throw new JsonProblem("a key is not a text" + line(event));
      }
      if (mapping.put(name.getValue(), value(events.next())) != null) {
        throw new JsonProblem("a key is there twice" + line(event));
      }
    }
    return mapping;
  }

  private List<Object> sequence() {
    List<Object> sequence = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      sequence.add(value(event));
    }
    return sequence;
  }

  private static String line(Event event) {
    return event.getStartMark().map(mark -> ", at line " + (mark.getLine() + 1)).orElse("");
  }
}
