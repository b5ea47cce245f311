package dev.portcullis.provider.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchArgumentsTest {

  @Test
  void lastValue_propertyTwice_isTheLast() {
    assertEquals(Optional.of("2=3"), lastValue("-Da.b=1", "-Xmx1g", "-Da.b=2=3", "-Da.bc=4"));
  }

  @Test
  void lastValue_propertyWithoutValue_isEmptyText() {
    assertEquals(Optional.of(""), lastValue("-Da.b"));
  }

  @Test
  void lastValue_otherProperties_isNone() {
    assertEquals(Optional.empty(), lastValue("-Da.bc=1", "-Da=1", "a.b=2"));
  }

  private static Optional<String> lastValue(String... arguments) {
    return LaunchArguments.lastValue(List.of(arguments), "a.b");
  }
}
