package dev.portcullis.cli.check;

import dev.portcullis.cli.terminal.Json;
import dev.portcullis.policy.review.Remark;
import dev.portcullis.policy.review.Topic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The remarks as SARIF 2.1.0, for code scanning. Immutable. */
record SarifReport(String file, List<Remark> remarks, String version) {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  String text() {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "portcullis check");
    driver.put("version", version);
    driver.put("rules", Arrays.stream(Topic.values()).map(SarifReport::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", remarks.stream().map(this::result).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return Json.text(log);
  }

  private static Map<String, Object> rule(Topic topic) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", topic.id());
    rule.put("shortDescription", Map.of("text", topic.description()));
    rule.put("defaultConfiguration", Map.of("level", topic.level().word()));
    return rule;
  }

  private Map<String, Object> result(Remark remark) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", remark.topic().id());
    result.put("ruleIndex", remark.topic().ordinal());
    result.put("level", remark.level().word());
    result.put("message", Map.of("text", remark.message()));
    Location location = Location.of(remark.origin()).orElseGet(() -> new Location(file, 1, 0));
    result.put("locations", List.of(Map.of("physicalLocation", physical(location))));
    return result;
  }

  private static Map<String, Object> physical(Location location) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", location.line());
    if (location.column() > 0) {
      region.put("startColumn", location.column());
    }
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", Map.of("uri", location.uri()));
    physical.put("region", region);
    return physical;
  }
}
